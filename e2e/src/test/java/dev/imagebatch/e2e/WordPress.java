package dev.imagebatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's WordPress with its own database, on loopback, in a folder. A test that needs it fails where the packages
 * wordpress, mariadb-server-core, php-cli, php-mysql, php-gd or wordpress-theme-twentytwentythree are missing.
 */
final class WordPress implements AutoCloseable {

    static final String USER = "editor";

    private static final Path INSTALLED = Path.of("/usr/share/wordpress");
    private static final String THEME = "wp-content/themes/twentytwentythree";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Path site;
    private final int port;
    private final Deque<Process> processes = new ArrayDeque<>();
    private final String password;

    /** Creates a site with empty pages of these names only. */
    WordPress(Path folder, Collection<String> pages) throws Exception {
        this.folder = folder;
        this.site = folder.resolve("site");
        this.port = freePort();
        try {
            layOut();
            startDatabase();
            password = setUp(pages);
            startServer();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String password() {
        return password;
    }

    /** Returns the environment variables of a program that uses the site. */
    Map<String, String> environment() {
        return Map.of(
                "WORDPRESS_URL", uri().toString(),
                "WORDPRESS_USER", USER,
                "WORDPRESS_APPLICATION_PASSWORD", password);
    }

    /** Links the package's files, with a separate configuration and uploads. */
    private void layOut() throws IOException {
        for (String own : List.of("wp-content/uploads", "wp-content/themes", "wp-content/plugins")) {
            Files.createDirectories(site.resolve(own));
        }
        Files.createSymbolicLink(site.resolve(THEME), INSTALLED.resolve(THEME).toRealPath());
        try (Stream<Path> files = Files.list(INSTALLED)) {
            for (Path file : files.toList()) {
                Path name = file.getFileName();
                if (!Set.of("wp-config.php", "wp-content").contains(name.toString())) {
                    Files.createSymbolicLink(site.resolve(name), file);
                }
            }
        }
        Files.createDirectories(requests());
        copy("wp-config.php", site);
        copy("prepend.php", folder);
        copy("setup.php", folder);
    }

    private void startDatabase() throws Exception {
        String data = "--datadir=" + folder.resolve("database");
        String user = "--user=" + System.getProperty("user.name");
        Process install = process(
                        "mariadb-install-db",
                        "--no-defaults",
                        user,
                        data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db")
                .start();
        assertThat(install.waitFor()).as("what mariadb-install-db says").isZero();
        start(process(
                "/usr/sbin/mariadbd",
                "--no-defaults",
                user,
                data,
                "--socket=" + socket(),
                "--pid-file=" + folder.resolve("database.pid"),
                "--skip-networking"));
        await("the database", () -> Files.exists(socket()));
    }

    private String setUp(Collection<String> pages) throws Exception {
        Process setUp = process(
                        "php",
                        "-d",
                        "auto_prepend_file=" + folder.resolve("prepend.php"),
                        folder.resolve("setup.php").toString(),
                        "127.0.0.1:" + port)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        setUp.getOutputStream().write(String.join("\n", pages).getBytes(StandardCharsets.UTF_8));
        setUp.getOutputStream().close();
        String output = new String(setUp.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(setUp.waitFor()).as("the installation of WordPress").isZero();
        assertThat(output).matches("\\w{24}");
        return output;
    }

    private void startServer() throws Exception {
        ProcessBuilder server = process(
                "php",
                "-d",
                "auto_prepend_file=" + folder.resolve("prepend.php"),
                "-d",
                "memory_limit=256M",
                "-S",
                "127.0.0.1:" + port,
                "-t",
                site.toString());
        server.environment().put("PHP_CLI_SERVER_WORKERS", "4");
        start(server);
        await("the web server", () -> {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    private Path requests() {
        return folder.resolve("requests");
    }

    /** Waits until the site has finished all requests, those of killed clients included. */
    void awaitIdle() throws Exception {
        await("an idle site", () -> {
            try (Stream<Path> running = Files.list(requests())) {
                return running.findAny().isEmpty();
            }
        });
    }

    private Path socket() {
        return folder.resolve("db.sock");
    }

    private ProcessBuilder process(String... command) {
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()));
        process.environment().put("E2E_SITE", site.toString());
        process.environment().put("E2E_SOCKET", socket().toString());
        return process;
    }

    private void start(ProcessBuilder process) throws IOException {
        processes.push(process.start());
    }

    private void await(String what, Callable<Boolean> ready) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.call()) {
            assertThat(processes.peek().isAlive()).as("%s runs", what).isTrue();
            assertThat(System.nanoTime()).as("%s is ready in time", what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void copy(String name, Path target) throws IOException {
        try (InputStream in = WordPress.class.getResourceAsStream("wordpress/" + name)) {
            Files.copy(in, target.resolve(name));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        for (Process process : processes) {
            List<ProcessHandle> workers = process.descendants().toList();
            process.destroy();
            workers.forEach(ProcessHandle::destroy);
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        try (Stream<Path> links = Files.walk(site).filter(Files::isSymbolicLink)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }
}
