package dev.imagebatch.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Finds what the command comes with in the lists of its own archive: to look for it everywhere would open every archive,
 * vendors' large ones too.
 */
final class OwnServices extends ClassLoader {

    private static final String OURS = "META-INF/services/dev.imagebatch.";

    OwnServices(ClassLoader parent) {
        super(parent);
    }

    /** Has this thread and those that it starts find them so, unless somebody put more on the class path. */
    static void use() {
        if (!System.getProperty("java.class.path", "").contains(File.pathSeparator)) {
            Thread.currentThread().setContextClassLoader(new OwnServices(OwnServices.class.getClassLoader()));
            System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
            System.setProperty("slf4j.internal.verbosity", "WARN");
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        URL own = name.startsWith(OURS) ? getResource(name) : null;
        return own == null ? super.getResources(name) : Collections.enumeration(List.of(own));
    }
}
