package dev.imagebatch.cli;

import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.provenance.ImageInspection;
import dev.imagebatch.text.DisplayFormat;
import java.util.ArrayList;
import java.util.List;

/** The text form of an inspected file: a block of lines. */
final class InspectText {

    private final List<String[]> lines = new ArrayList<>();

    private InspectText() {}

    static String of(InspectedFile image) {
        InspectText text = new InspectText();
        text.facts(image.inspection().info());
        text.statements(image.inspection());
        text.record(image);
        return text.block(image.file().toString());
    }

    private void facts(ImageInfo info) {
        line("image", info.format() + ", " + info.dimensions() + ", " + bytes(info.length()));
        line("SHA-256", info.sha256());
    }

    private void statements(ImageInspection inspection) {
        int before = lines.size();
        if (inspection.hasC2pa()) {
            line("C2PA manifest", bytes(inspection.c2paLength()) + ", not verified");
        }
        inspection.properties().forEach(this::line);
        inspection.texts().forEach(text -> line("text \"" + text.name() + "\"", bytes(text.length())));
        if (inspection.orientation() > 0) {
            line("EXIF orientation", Integer.toString(inspection.orientation()));
        }
        if (inspection.software() != null) {
            line("EXIF software", inspection.software());
        }
        if (lines.size() == before) {
            line("metadata", "none");
        }
        inspection.remarks().forEach(remark -> line("warning", remark));
    }

    private void record(InspectedFile image) {
        if (image.record() != null) {
            image.record().lines().forEach((label, value) -> line("ledger: " + label, value));
        }
        if (image.isChanged()) {
            line("warning", "the file was changed after it was stored: its checksum differs from the ledger's");
        }
        if (image.trouble() != null) {
            line("ledger", image.trouble());
        }
    }

    private void line(String label, String value) {
        lines.add(new String[] {oneLine(label), value});
    }

    /** Returns the lines; further lines of a value are indented, so that they cannot pass for lines of this report. */
    private String block(String title) {
        int width = lines.stream().mapToInt(line -> line[0].length()).max().orElse(0);
        String margin = " ".repeat(width + 4);
        StringBuilder block = new StringBuilder(oneLine(title));
        for (String[] line : lines) {
            block.append(System.lineSeparator())
                    .append("  ")
                    .append(line[0])
                    .append(" ".repeat(width - line[0].length() + 2))
                    .append(TerminalSanitizer.text(line[1].replaceAll("\\R", "\n"))
                            .replace("\n", "\n" + margin));
        }
        return block.toString();
    }

    private static String oneLine(String text) {
        return TerminalSanitizer.text(text.replaceAll("[\\n\\t]", "?"));
    }

    private static String bytes(long count) {
        return DisplayFormat.count(count) + " bytes";
    }
}
