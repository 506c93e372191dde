package dev.imagebatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The content of a WordPress site, read by its REST API without the tested code. */
final class WordPressReader {

    private final HttpClient http = HttpClient.newHttpClient();
    private final WordPress site;

    WordPressReader(WordPress site) {
        this.site = site;
    }

    /** Returns all media, oldest first. */
    List<JsonNode> media() throws Exception {
        return all("media");
    }

    /** Returns all pages by slug. */
    Map<String, JsonNode> pages() throws Exception {
        Map<String, JsonNode> pages = new TreeMap<>();
        for (JsonNode page : all("pages")) {
            pages.put(page.path("slug").asText(), page);
        }
        return pages;
    }

    int mediaCount() throws Exception {
        return Integer.parseInt(get("media?per_page=1&_fields=id")
                .headers()
                .firstValue("x-wp-total")
                .orElseThrow());
    }

    void deleteMedia() throws Exception {
        for (JsonNode each : media()) {
            assertThat(send("media/" + each.path("id").asText() + "?force=true", "DELETE")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Returns everything with the times of the last changes. */
    String everything() throws Exception {
        return media() + "\n" + pages().values();
    }

    byte[] file(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    private List<JsonNode> all(String type) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            HttpResponse<byte[]> answer = get(type + "?context=edit&per_page=100&orderby=id&order=asc&page=" + page);
            pages = Integer.parseInt(
                    answer.headers().firstValue("x-wp-totalpages").orElseThrow());
            new ObjectMapper().readTree(answer.body()).forEach(found::add);
        }
        return found;
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        HttpResponse<byte[]> answer = send(path, "GET");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private HttpResponse<byte[]> send(String path, String method) throws Exception {
        String credentials = WordPress.USER + ":" + site.password();
        HttpRequest request = HttpRequest.newBuilder(site.uri().resolve("/wp-json/wp/v2/" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
