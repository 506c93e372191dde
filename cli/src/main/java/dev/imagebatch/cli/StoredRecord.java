package dev.imagebatch.cli;

import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.text.DisplayFormat;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger entry of a file.
 *
 * @param entry the entry of the image
 * @param piece the part of the image in the file
 */
record StoredRecord(ImageStored entry, StoredPart piece) {

    /** Returns whether a checksum is that of the stored bytes. */
    boolean isOf(String sha256) {
        return piece.image().info().sha256().equals(sha256);
    }

    /** Returns the values by label. */
    Map<String, String> lines() {
        ImageStored.Making making = entry.making();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(
                "specification",
                entry.specification().id() + (entry.variant() == 0 ? "" : ", variant " + entry.variant()));
        put(lines, "piece", piece.name());
        lines.put("made by", making.model().provider() + " " + making.model().name());
        put(lines, "model version", making.reference().modelVersion());
        put(lines, "request id", making.reference().requestId());
        lines.put("fingerprint", entry.item().toString());
        lines.put("cost", making.cost() + (entry.origin() == ImageStored.Origin.COPY ? ", a copy" : ""));
        lines.put("attempts", Integer.toString(making.attempts()));
        lines.put("stored", entry.at().atOffset(ZoneOffset.UTC) + ", after " + DisplayFormat.duration(making.took()));
        put(lines, "transforms", String.join(", ", entry.output().transforms()));
        put(lines, "marks", String.join(", ", entry.output().marks()));
        lines.put("batch", entry.specification().batch());
        return lines;
    }

    private static void put(Map<String, String> lines, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.put(label, value);
        }
    }
}
