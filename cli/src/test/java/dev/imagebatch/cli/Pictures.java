package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import dev.imagebatch.testkit.fake.FakeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A file of different pictures, some in several variants, some worked on, and some asked for twice.
 *
 * @param file the file
 * @param calls how many calls it takes
 * @param unique how many different images it is
 * @param items how many images it asks for, the same ones included
 */
record Pictures(Path file, int calls, int unique, int items) {

    /** What one of them costs at most. */
    static final Money PRICE = Money.usd("0.006255");

    static Pictures write(Path file, Random random) throws IOException {
        List<String> lines = new ArrayList<>();
        int calls = 28 + random.nextInt(16);
        int unique = 0;
        int twice = 0;
        for (int i = 0; i < calls; i++) {
            int n = random.nextInt(8) == 0 ? 3 : 1;
            unique += n;
            lines.add(line("p" + i, i, n));
            if (n == 1 && random.nextInt(6) == 0) {
                twice++;
                lines.add(line("d" + i, i, 1));
            }
        }
        return new Pictures(Files.write(file, lines), calls, unique, unique + twice);
    }

    private static String line(String id, int picture, int n) {
        String transforms = picture % 4 == 0 ? ",\"transforms\":[\"thumbnail 16\",\"format jpeg\"]" : "";
        return "{\"id\":\"" + id + "\",\"prompt\":\"picture %03d\",\"n\":".formatted(picture) + n
                + ",\"size\":\"1024x1024\",\"usedBy\":[\"page/" + id + "\"]" + transforms + "}";
    }

    /** How many images requests asked for. */
    long images(List<FakeRequest> requests) {
        return requests.stream().mapToLong(Pictures::images).sum();
    }

    /** How many different images requests asked for. */
    long asked(List<FakeRequest> requests) {
        Map<String, Integer> most = new HashMap<>();
        requests.stream()
                .filter(Pictures::isPaid)
                .forEach(request -> most.merge(request.json().get("prompt").textValue(), images(request), Math::max));
        return most.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int images(FakeRequest request) {
        return isPaid(request) ? request.json().path("n").asInt(1) : 0;
    }

    private static boolean isPaid(FakeRequest request) {
        return request.method().equals("POST");
    }
}
