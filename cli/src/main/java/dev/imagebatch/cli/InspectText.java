package dev.imagebatch.cli;

import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.provenance.ImageInspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a file says about itself, for people: a block of lines. */
final class InspectText {

    private static final String NOTHING = "nothing";

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
            line("says of itself", NOTHING);
        }
        inspection.remarks().forEach(remark -> line("but", remark));
    }

    private void record(InspectedFile image) {
        if (image.record() != null) {
            image.record().lines().forEach((label, value) -> line("ledger: " + label, value));
        }
        if (image.isChanged()) {
            line("but", "the file was changed since it was stored: the ledger has another checksum");
        }
        if (image.trouble() != null) {
            line("ledger", image.trouble());
        }
    }

    private void line(String label, String value) {
        lines.add(new String[] {oneLine(label), value});
    }

    /** Further lines of a value are indented, so that none can pass for a line of ours. */
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
        return String.format(Locale.ROOT, "%,d bytes", count);
    }
}
