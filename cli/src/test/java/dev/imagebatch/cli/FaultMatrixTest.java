package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.testkit.fake.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault of the vendors' stand-ins with every provider, once and always, and what the next run does about it; and
 * every fault of what the batch itself works with. The tables in the document on reliability are what these runs said.
 *
 * <p>With {@code -Dfaults.write=true} the document is written instead of compared.
 */
@Timeout(300)
class FaultMatrixTest {

    private static final Path DOCUMENT = Path.of("../docs/reliability.md");

    @TempDir
    Path folder;

    @Test
    void faultsOfVendors_endAsTheDocumentSays() throws Exception {
        Map<Fault, Map<String, VendorFault.Row>> rows = new TreeMap<>();
        ExecutorService vendors = Executors.newFixedThreadPool(VendorsTest.Vendor.values().length);
        try {
            Map<VendorsTest.Vendor, Future<Map<Fault, VendorFault.Row>>> running = new LinkedHashMap<>();
            for (VendorsTest.Vendor vendor : VendorsTest.Vendor.values()) {
                Path place = Files.createDirectory(folder.resolve(vendor.provider()));
                running.put(vendor, vendors.submit(() -> new VendorFault(vendor, place).all()));
            }
            for (var vendor : running.entrySet()) {
                vendor.getValue()
                        .get()
                        .forEach((fault, row) -> rows.computeIfAbsent(fault, key -> new LinkedHashMap<>())
                                .put(vendor.getKey().provider(), row));
            }
        } finally {
            vendors.shutdown();
        }
        requireSection("faults of vendors", VendorFault.table(rows));
    }

    @Test
    void faultsOfTheHouse_endAsTheDocumentSays() throws Exception {
        List<String> lines = new ArrayList<>();
        for (HouseFault fault : HouseFault.values()) {
            lines.add(new HouseFaultRun(fault, Files.createDirectory(folder.resolve(fault.name()))).row());
        }
        requireSection("faults of the house", HouseFaultRun.table(lines));
    }

    private static void requireSection(String name, String table) throws Exception {
        String begin = "<!-- begin: " + name + " -->\n\n";
        String end = "\n<!-- end: " + name + " -->";
        String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        int from = document.indexOf(begin) + begin.length();
        int to = document.indexOf(end);
        assertThat(to).as("the document's section: " + name).isGreaterThan(from - 1);
        if (Boolean.getBoolean("faults.write")) {
            Files.writeString(DOCUMENT, document.substring(0, from) + table + document.substring(to));
        } else {
            assertThat(document.substring(from, to)).isEqualTo(table);
        }
    }
}
