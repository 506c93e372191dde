package dev.imagebatch.sink.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The region with which requests are signed. */
final class Regions {

    /** The region expected by most compatible servers that do not support regions. */
    private static final Region USUAL = Region.US_EAST_1;

    private Regions() {}

    /**
     * Returns the given region, or else the configured one, or else the default one if an endpoint is set.
     *
     * @throws IllegalStateException if no region is given or configured, and no endpoint is set
     */
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

    /** Returns the configured region. Skips the EC2 metadata service, which would require a network request. */
    private static Region configured() {
        return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                .getRegion();
    }
}
