package dev.imagebatch.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public types of the exported packages, each with the first sentence of its Javadoc. */
final class PublicTypes {

    /** Programs, which export nothing. */
    private static final Set<String> PROGRAMS = Set.of("benchmarks", "cli", "examples");

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public [a-z -]*(?:class|interface|enum|record) \\w+");
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*([\\s\\S]*?)\\*/");
    private static final Pattern TAG = Pattern.compile("\\{@\\w+ (?:[^}]* )?#?([^} ]+)}");

    private PublicTypes() {}

    /** Returns the purposes of the types by their full names. */
    static Map<String, String> below(Path root) throws IOException {
        Map<String, String> purposes = new TreeMap<>();
        for (SourceFile file : SourceFile.below(root)) {
            Matcher type = PUBLIC_TYPE.matcher(file.text());
            if (type.find() && isExported(root, file)) {
                purposes.put(
                        file.packageName() + "." + file.typeName(),
                        purpose(file.text().substring(0, type.start())));
            }
        }
        return purposes;
    }

    /** A module without a declaration exports all its packages. */
    private static boolean isExported(Path root, SourceFile file) throws IOException {
        Path declaration = root.resolve(file.module()).resolve("src/main/java/module-info.java");
        return Files.exists(declaration)
                ? Files.readString(declaration).contains("exports " + file.packageName() + ";")
                : !PROGRAMS.contains(file.module());
    }

    private static String purpose(String head) {
        String last = "";
        Matcher javadoc = JAVADOC.matcher(head);
        while (javadoc.find()) {
            last = javadoc.group(1);
        }
        String text = last.replaceAll("\\n\\s*\\*", " ").replaceAll("<[^>]*>|\\s@[a-z].*", " ");
        String plain =
                TAG.matcher(text).replaceAll("$1").replaceAll("\\s+", " ").strip();
        int end = plain.indexOf(". ");
        return end < 0 ? plain : plain.substring(0, end + 1);
    }
}
