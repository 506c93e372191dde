package dev.imagebatch.sink.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Finds the region that requests are signed for. */
final class Regions {

    /** What most compatible servers expect that know no regions. */
    private static final Region USUAL = Region.US_EAST_1;

    private Regions() {}

    /** @throws IllegalStateException if nothing says which region of Amazon's it is */
    static Region of(@Nullable Region given, @Nullable URI endpoint) {
        if (given != null) {
            return given;
        }
        try {
            return configured();
        } catch (SdkClientException e) {
            if (endpoint != null) {
                return USUAL;
            }
            throw new IllegalStateException(
                    "the bucket's region is not known: set region(...), AWS_REGION or the region of the AWS profile",
                    e);
        }
    }

    /** Without the lookup in EC2's metadata, which would be a call over the network. */
    private static Region configured() {
        return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                .getRegion();
    }
}
