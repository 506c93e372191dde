package dev.imagebatch.transform.codec;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The platform's own readers and writers. Others on the class path are ignored, so that the same pixels always give the
 * same bytes.
 */
public final class JdkImageIo {

    private static final String OWN = "com.sun.imageio.";

    private JdkImageIo() {}

    public static ImageReader reader(String format) throws IOException {
        Iterator<ImageReaderSpi> all = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        while (all.hasNext()) {
            ImageReaderSpi provider = all.next();
            if (provider.getClass().getName().startsWith(OWN) && names(provider.getFormatNames(), format)) {
                return provider.createReaderInstance();
            }
        }
        throw new IOException("this Java has no reader for " + format);
    }

    public static ImageWriter writer(String format) throws IOException {
        Iterator<ImageWriterSpi> all = IIORegistry.getDefaultInstance().getServiceProviders(ImageWriterSpi.class, true);
        while (all.hasNext()) {
            ImageWriterSpi provider = all.next();
            if (provider.getClass().getName().startsWith(OWN) && names(provider.getFormatNames(), format)) {
                return provider.createWriterInstance();
            }
        }
        throw new IOException("this Java has no writer for " + format);
    }

    public static ImageInputStream open(ImageData image) throws IOException {
        if (image instanceof ImageFile file) {
            return new FileImageInputStream(file.path().toFile());
        }
        InputStream bytes = image.openStream();
        return new MemoryCacheImageInputStream(bytes) {
            @Override
            public void close() throws IOException {
                super.close();
                bytes.close();
            }
        };
    }

    /** Creates a file; an existing file is deleted first. */
    public static ImageOutputStream create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return new FileImageOutputStream(file.toFile());
    }

    private static boolean names(String[] names, String format) {
        for (String name : names) {
            if (name.equals(format)) {
                return true;
            }
        }
        return false;
    }
}
