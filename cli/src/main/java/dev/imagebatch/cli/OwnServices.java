package dev.imagebatch.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A class loader that finds the project's services in the command's own jar alone, since a search of the class path would
 * open every jar, including the large ones of vendors.
 */
final class OwnServices extends ClassLoader {

    private static final String OURS = "META-INF/services/dev.imagebatch.";

    OwnServices(ClassLoader parent) {
        super(parent);
    }

    /** Makes this the context class loader, if the class path consists of the command's jar. */
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
