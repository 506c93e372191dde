package dev.imagebatch.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Markdown file, as far as its quotations and links go. */
record Document(Path file, List<String> prose, List<Block> blocks) {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A fenced block and the line that it begins at. */
    record Block(String language, String text, int line) {}

    static Document read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> prose = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            boolean isFence = lines.get(i).strip().startsWith("```");
            if (isFence && open >= 0) {
                String language = lines.get(open).strip().substring(3).strip();
                blocks.add(new Block(language, String.join("\n", lines.subList(open + 1, i)), open + 1));
                open = -1;
            } else if (isFence) {
                open = i;
            } else if (open < 0) {
                prose.add(lines.get(i));
            }
        }
        if (open >= 0) {
            throw new IOException(file + ": the block of line " + (open + 1) + " is never closed");
        }
        return new Document(file, List.copyOf(prose), List.copyOf(blocks));
    }

    /** Lines in one text, without indentation and blank ones, so that a quotation is a part of its source. */
    static String comparable(List<String> lines) {
        return lines.stream()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    List<String> relativeLinks() {
        return matches(LINK).stream().filter(link -> !link.matches("[a-z]+:.*")).toList();
    }

    /** What stands between backquotes. */
    List<String> codeWords() {
        return matches(CODE);
    }

    /** Whether a link's file is there, and the title in it, if it names one. */
    boolean leadsSomewhere(String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? file : file.resolveSibling(path);
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    private static List<String> anchors(Path target) throws IOException {
        return read(target).prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private List<String> matches(Pattern pattern) {
        return prose.stream()
                .flatMap(line -> pattern.matcher(line).results())
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
