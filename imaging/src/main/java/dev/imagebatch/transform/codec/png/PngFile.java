package dev.imagebatch.transform.codec.png;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.PngChunks;
import dev.imagebatch.image.container.TruncatedImageException;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import dev.imagebatch.transform.codec.IccProfiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PNG whose chunks have been read and whose checksums have been verified before the platform's reader is used. */
final class PngFile implements EncodedImage {

    private static final int HEADER = 13;
    private static final int LARGEST_PALETTE = 256 * 3;
    private static final int LONGEST_KEPT = 1 << 20;

    private final ImageData image;
    private @Nullable PngLayout layout;
    private byte[] palette = new byte[0];
    private byte[] transparency = new byte[0];
    private byte[] exif = new byte[0];
    private byte[] profile = new byte[0];
    private long pixels;

    private PngFile(ImageData image) {
        this.image = image;
    }

    static PngFile open(ImageData image) throws TransformException, IOException {
        PngFile file = new PngFile(image);
        try (InputStream in = image.openStream()) {
            file.read(new ByteReader(in));
        } catch (TruncatedImageException e) {
            throw TransformException.damaged("truncated PNG", e);
        }
        file.layout().check(file.palette, file.transparency);
        if (file.pixels == 0) {
            throw TransformException.damaged("damaged PNG: no pixels");
        }
        return file;
    }

    PngLayout layout() throws TransformException {
        if (layout == null) {
            throw TransformException.damaged("damaged PNG: no header");
        }
        return layout;
    }

    byte[] palette() {
        return palette;
    }

    byte[] transparency() {
        return transparency;
    }

    /** Opens the file at its first chunk of pixels. */
    InputStream openPixels() throws IOException {
        InputStream in = image.openStream();
        in.skipNBytes(pixels);
        return in;
    }

    /** Returns the number of samples of a decoded pixel: red, green, blue and, optionally, alpha. */
    int bands() {
        return (layout != null && layout.hasAlpha()) || transparency.length > 0 ? 4 : 3;
    }

    @Override
    public int bytesPerPixel() {
        return bands() * (layout != null && layout.depth() == 16 ? 2 : 1);
    }

    /**
     * Counts the pixels as stored and as decoded, some rows, and the file, which the platform's reader keeps in memory.
     */
    @Override
    public long decodingBytes(int step) {
        Dimensions size = image.info().dimensions();
        long width = (size.width() + step - 1L) / step;
        long height = (size.height() + step - 1L) / step;
        long copies = layout != null && layout.isRgb() && transparency.length == 0 ? 1 : 2;
        return copies * width * height * bytesPerPixel()
                + 3L * size.width() * bytesPerPixel()
                + image.info().length();
    }

    @Override
    public BufferedImage decode(int step) throws TransformException, IOException {
        return new PngDecoder(this).decode(step);
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

    private void read(ByteReader bytes) throws TransformException, IOException {
        if (!bytes.starts(PngChunks.SIGNATURE)) {
            throw TransformException.damaged("damaged PNG: wrong signature");
        }
        PngChunks chunks = new PngChunks(bytes);
        while (chunks.next()) {
            keep(chunks);
            // Some programs write no checksum for the last chunk.
            if (!chunks.type().equals("IEND") && (!chunks.isPossible() || !chunks.isIntact())) {
                throw TransformException.damaged("damaged PNG: wrong checksum");
            }
        }
    }

    private void keep(PngChunks chunks) throws TransformException, IOException {
        switch (chunks.type()) {
            case "IHDR" ->
                layout = PngLayout.of(content(chunks, HEADER), image.info().dimensions());
            case "PLTE" -> palette = content(chunks, LARGEST_PALETTE);
            case "tRNS" -> transparency = content(chunks, LARGEST_PALETTE / 3);
            case "eXIf" -> exif = content(chunks, LONGEST_KEPT);
            case "iCCP" -> profile = content(chunks, LONGEST_KEPT);
            case "acTL" -> throw new TransformException("animated PNG: only still images are transformed");
            case "IDAT" -> pixels = pixels == 0 ? chunks.start() : pixels;
            default -> {
                // Other chunks do not affect the pixels.
            }
        }
    }

    private static byte[] content(PngChunks chunks, int longest) throws TransformException, IOException {
        if (chunks.length() > longest) {
            throw TransformException.damaged("damaged PNG: chunk " + chunks.type() + " is too long");
        }
        return chunks.data(longest);
    }
}
