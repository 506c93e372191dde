package dev.imagebatch.transform.codec.png;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import dev.imagebatch.transform.codec.IccProfiles;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A PNG whose chunks have all been looked through, with what they say. */
public final class PngFile implements EncodedImage {

    private static final int LONGEST_KEPT = 1 << 20;
    private static final int PALETTE_ENTRY = 3;

    private final ImageData image;
    private PngLayout layout = new PngLayout(new Dimensions(1, 1), 0, 0, false);
    private byte[] palette = new byte[0];
    private byte[] transparency = new byte[0];
    private byte[] exif = new byte[0];
    private byte[] profile = new byte[0];
    private boolean hasData;

    private PngFile(ImageData image) {
        this.image = image;
    }

    public static PngFile open(ImageData image) throws TransformException, IOException {
        PngFile file = new PngFile(image);
        try (InputStream in = new BufferedInputStream(image.openStream(), 1 << 16)) {
            PngChunks chunks = new PngChunks(in);
            while (chunks.next()) {
                file.take(chunks);
            }
        }
        file.check();
        return file;
    }

    PngLayout layout() {
        return layout;
    }

    byte[] palette() {
        return palette;
    }

    byte[] transparency() {
        return transparency;
    }

    InputStream openStream() throws IOException {
        return new BufferedInputStream(image.openStream(), 1 << 16);
    }

    /** Red, green and blue, and alpha if there is any. */
    int bands() {
        boolean alpha = layout.colour() == PngLayout.GREY_ALPHA || layout.colour() == PngLayout.RGBA;
        return alpha || transparency.length > 0 ? 4 : 3;
    }

    @Override
    public int bytesPerPixel() {
        return bands() * (layout.depth() == 16 ? 2 : 1);
    }

    @Override
    public long decodingBytes(int step) {
        Dimensions size = layout.size();
        long width = (size.width() + step - 1) / step;
        long height = (size.height() + step - 1) / step;
        return width * height * bytesPerPixel() + 2 * layout.rowBytes(size.width()) + width * bands() * 4;
    }

    @Override
    public BufferedImage decode(int step) throws TransformException, IOException {
        return new PngDecoder(this, step).decode();
    }

    @Override
    public Encoding encoding() {
        return Encoding.of(image.info().format());
    }

    @Override
    public Optional<byte[]> exif() {
        return exif.length == 0 ? Optional.empty() : Optional.of(exif.clone());
    }

    @Override
    public Optional<byte[]> profile() {
        return IccProfiles.inflated(profile);
    }

    private void take(PngChunks chunks) throws TransformException, IOException {
        switch (chunks.type()) {
            case "IHDR" -> layout = layout(ByteBuffer.wrap(chunks.data(13)));
            case "PLTE" -> palette = chunks.data(256 * PALETTE_ENTRY);
            case "tRNS" -> transparency = chunks.data(256);
            case "eXIf" -> exif = chunks.data(LONGEST_KEPT);
            case "iCCP" -> profile = chunks.data(LONGEST_KEPT);
            case "acTL" ->
                throw new TransformException("it is an animated PNG, and only still pictures are transformed");
            case "IDAT" -> hasData = true;
            default -> {
                // Says nothing about the pixels.
            }
        }
    }

    private static PngLayout layout(ByteBuffer header) throws TransformException {
        if (header.remaining() < 13) {
            throw TransformException.damaged("its PNG header is too short");
        }
        int width = header.getInt();
        int height = header.getInt();
        if (width < 1 || height < 1) {
            throw TransformException.damaged("its PNG header declares an impossible size");
        }
        PngLayout layout =
                new PngLayout(new Dimensions(width, height), header.get(), header.get(), header.get(12) == 1);
        if (!layout.isKnown() || header.get(10) != 0 || header.get(11) != 0 || (header.get(12) & ~1) != 0) {
            throw TransformException.damaged("its PNG header declares a kind of PNG that there is not");
        }
        return layout;
    }

    private void check() throws TransformException {
        boolean indexed = layout.colour() == PngLayout.PALETTE;
        if (!layout.isKnown()
                || !hasData
                || (indexed && (palette.length == 0 || palette.length % PALETTE_ENTRY != 0))) {
            throw TransformException.damaged("it is a PNG without " + (hasData ? "a palette" : "pixels"));
        }
        if (!indexed && transparency.length != 0 && transparency.length != 2 * layout.channels()) {
            throw TransformException.damaged("its PNG transparency has another length than its samples");
        }
    }
}
