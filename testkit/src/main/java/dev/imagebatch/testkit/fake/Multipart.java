package dev.imagebatch.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type:\\s*([^\\r\\n;]+)");

    private Multipart() {}

    /**
     * One part.
     *
     * @param name the field's name
     * @param isFile whether it has a file name
     * @param type the MIME type, empty if the part has none
     * @param bytes the content
     */
    record Part(String name, boolean isFile, String type, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Returns the parts of a request's body in order. */
    static List<Part> parts(FakeRequest request) {
        Matcher boundary = BOUNDARY.matcher(request.header("content-type").orElse(""));
        if (!boundary.find()) {
            return List.of();
        }
        byte[] body = request.body();
        byte[] delimiter = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int start = indexOf(body, delimiter, 0);
        for (int end = next(body, delimiter, start); end >= 0; end = next(body, delimiter, start)) {
            parts.add(part(Arrays.copyOfRange(body, start + delimiter.length + 2, end - 2)));
            start = end;
        }
        return parts;
    }

    private static int next(byte[] body, byte[] delimiter, int start) {
        return start < 0 ? -1 : indexOf(body, delimiter, start + delimiter.length);
    }

    private static Part part(byte[] bytes) {
        int blank = indexOf(bytes, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), 0);
        String head = new String(bytes, 0, Math.max(blank, 0), StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(head);
        Matcher type = TYPE.matcher(head);
        return new Part(
                name.find() ? name.group(1) : "",
                head.contains("filename="),
                type.find() ? type.group(1).strip() : "",
                Arrays.copyOfRange(bytes, Math.min(blank + 4, bytes.length), bytes.length));
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
