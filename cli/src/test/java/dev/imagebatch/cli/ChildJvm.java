package dev.imagebatch.cli;

import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The command line of a JVM with this one's class path. Its start is fast: only the first compiler, and an archive of the
 * classes that a run of the command loads, made once for all tests. An archive needs jars, so folders of classes are packed
 * into some.
 */
final class ChildJvm {

    private static final List<String> FAST = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xlog:disable",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true");

    private ChildJvm() {}

    /** The command line up to the main class. */
    static List<String> command(Class<?> main, String... options) {
        List<String> command = command(Archive.CLASS_PATH, options);
        command.add(1, "-XX:SharedArchiveFile=" + Archive.FILE);
        command.add(main.getName());
        return command;
    }

    private static List<String> command(String classPath, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FAST);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    /** Made when the first test needs it. */
    private static final class Archive {

        private static final Path FOLDER = folder();
        private static final String CLASS_PATH = classPath();
        private static final Path FILE = FOLDER.resolve("command.jsa");

        static {
            try (FakeOpenAi vendor = new FakeOpenAi()) {
                vendor.start();
                train(vendor);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void train(FakeOpenAi vendor) throws IOException, InterruptedException {
            Path specifications = Files.writeString(
                    FOLDER.resolve("one.jsonl"),
                    "{\"id\":\"a\",\"prompt\":\"a fox\",\"transforms\":[\"thumbnail 16\",\"format jpeg\"]}");
            List<String> command = command(CLASS_PATH, "-XX:ArchiveClassesAtExit=" + FILE);
            command.addAll(List.of(Main.class.getName(), "generate", specifications.toString()));
            command.addAll(List.of(
                    "--provider",
                    "openai",
                    "--json",
                    "--yes",
                    "--out",
                    FOLDER.resolve("out").toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("OPENAI_BASE_URL", vendor.baseUrl());
            builder.environment().put("OPENAI_API_KEY", FakeOpenAi.KEY);
            builder.start().waitFor();
        }

        private static Path folder() {
            try {
                Path folder = Files.createTempDirectory("child-jvm-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.map(Path::toFile).sorted((a, b) -> b.compareTo(a)).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String classPath() {
            List<String> jars = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path path = Path.of(entry);
                if (Files.isDirectory(path)) {
                    jars.add(packed(path, FOLDER.resolve(jars.size() + ".jar")).toString());
                } else if (Files.exists(path)) {
                    jars.add(path.toAbsolutePath().toString());
                }
            }
            return String.join(File.pathSeparator, jars);
        }

        private static Path packed(Path folder, Path jar) {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(folder)) {
                out.setLevel(1);
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    out.putNextEntry(
                            new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                }
                return jar;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
