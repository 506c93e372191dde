package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The binary upload of a file to {@link FakeDrupal}. */
record FakeUpload(FakeDrupal site, FakeRequest request) {

    private static final Pattern NAME = Pattern.compile("file; filename=\"([^\"/]+\\.(png|gif|jpg|jpeg|webp))\"");

    FakeAnswer serve() {
        if (!request.header("Content-Type").orElse("").equals("application/octet-stream")) {
            return site.error(415, "No route found that matches the Content-Type.");
        }
        Matcher name = NAME.matcher(request.header("Content-Disposition").orElse(""));
        if (!name.matches()) {
            return site.error(400, "No filename found in the Content-Disposition header, or one that is not allowed.");
        }
        return FakeDrupal.answer(201, Resources.document(FakeDrupal.shown(file(name.group(1)))));
    }

    /** A temporary one. */
    private ObjectNode file(String name) {
        ArrayNode files = (ArrayNode) site.state().get("file--file");
        String id = FakeDrupal.uuid("file", files.size());
        ObjectNode file = files.addObject().put("type", "file--file").put("id", id);
        ObjectNode attributes = file.putObject("attributes")
                .put("filename", name)
                .put("filesize", request.body().length)
                .put("status", false);
        attributes
                .putObject("uri")
                .put("value", "public://" + files.size() + "/" + name)
                .put("url", "/sites/default/files/" + files.size() + "/" + name);
        return file.put("bytes", request.body());
    }
}
