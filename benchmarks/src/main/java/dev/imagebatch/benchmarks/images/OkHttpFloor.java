package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A floor: OkHttp, the transport of openai-java and so of this library's provider, with a connection per thread. */
final class OkHttpFloor implements Client {

    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http;
    private final Target target;
    private final Landing landing;

    OkHttpFloor(Target target, Landing landing) {
        this.target = target;
        this.landing = landing;
        this.http = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(target.inFlight(), 5, TimeUnit.MINUTES))
                .readTimeout(Duration.ofMinutes(5))
                .build();
    }

    @Override
    public void make(String prompt, Path file) throws IOException {
        Request request = new Request.Builder()
                .url(target.generations().toString())
                .header("Authorization", "Bearer " + Target.KEY)
                .post(RequestBody.create(Target.request(prompt), JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            landing.land(response.body().byteStream(), file);
        }
    }
}
