package dev.imagebatch.provenance;

import com.adobe.internal.xmp.XMPException;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.xmp.XmpDirectory;
import dev.imagebatch.image.ImageData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** How independent readers see an image. */
final class Reading {

    static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

    private Reading() {}

    /** The property's value in each of the packets that the file has; null where one has none. */
    static List<String> values(ImageData image, String namespace, String name) throws IOException {
        try (var in = new ByteArrayInputStream(image.bytes())) {
            List<String> values = new ArrayList<>();
            for (XmpDirectory packet : ImageMetadataReader.readMetadata(in).getDirectoriesOfType(XmpDirectory.class)) {
                values.add(packet.getXMPMeta().getPropertyString(namespace, name));
            }
            return values;
        } catch (ImageProcessingException | XMPException e) {
            throw new IOException(e);
        }
    }

    static String iptc(ImageData image, String name) throws IOException {
        List<String> values = values(image, IPTC, name);
        return values.isEmpty() ? null : values.get(0);
    }

    static int[] pixels(byte[] image) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(image));
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
