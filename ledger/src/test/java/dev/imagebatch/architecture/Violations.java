package dev.imagebatch.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Small classes that break a rule on purpose, compiled on the spot, to show that the rule finds them. */
public final class Violations {

    public static final String ROOT = "violations";

    private final Path folder;
    private final List<String> files = new ArrayList<>();

    public Violations(Path folder) {
        this.folder = folder;
    }

    /** Adds a class that uses other ones, all named by package and name below {@link #ROOT}. */
    public Violations with(String name, String... used) {
        String whole = ROOT + "." + name;
        int dot = whole.lastIndexOf('.');
        StringBuilder source = new StringBuilder(
                "package " + whole.substring(0, dot) + ";\npublic class " + whole.substring(dot + 1) + " {\n");
        for (int i = 0; i < used.length; i++) {
            source.append("    public ")
                    .append(ROOT)
                    .append('.')
                    .append(used[i])
                    .append(" f")
                    .append(i)
                    .append(";\n");
        }
        Path file = folder.resolve(whole.replace('.', '/') + ".java");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.append("}\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.add(file.toString());
        return this;
    }

    public JavaClasses compiled() {
        List<String> arguments = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none"));
        arguments.addAll(files);
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the violations do not compile");
        }
        return new ClassFileImporter().importPath(folder);
    }
}
