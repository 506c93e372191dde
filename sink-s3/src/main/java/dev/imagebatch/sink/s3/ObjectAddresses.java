package dev.imagebatch.sink.s3;

import java.net.URI;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * The public addresses of objects.
 *
 * @param toText the function from a key to an address
 */
record ObjectAddresses(Function<String, String> toText) {

    static ObjectAddresses of(S3Settings settings, S3Client client) {
        URI base = settings.publicAddress;
        if (base != null) {
            String folder = base.toString().endsWith("/") ? base.toString() : base + "/";
            return new ObjectAddresses(key -> folder + SdkHttpUtils.urlEncodeIgnoreSlashes(key));
        }
        return new ObjectAddresses(key -> client.utilities()
                .getUrl(get -> get.bucket(settings.bucket).key(key))
                .toString());
    }

    URI of(String key) {
        return URI.create(toText.apply(key));
    }

    /**
     * Returns the address if it is a plain HTTP(S) URL.
     *
     * @throws IllegalArgumentException if the address is not a plain HTTP(S) URL; the message omits the address because
     *     it may contain a password
     */
    static URI checked(String what, URI address) {
        boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
        boolean plain =
                address.getRawUserInfo() == null && address.getRawQuery() == null && address.getRawFragment() == null;
        if (!web || address.getHost() == null || !plain) {
            throw new IllegalArgumentException(
                    "the " + what + " is not an address such as https://s3.example.org, without user, ? and #");
        }
        return address;
    }
}
