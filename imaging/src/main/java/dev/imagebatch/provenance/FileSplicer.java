package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.Sha256;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** A copy of an image with some edits. */
final class FileSplicer {

    private final ImageData image;
    private final List<ByteEdit> edits;

    FileSplicer(ImageData image, List<ByteEdit> edits) {
        this.image = image;
        this.edits = edits;
    }

    /** Writes the file; deletes it if that fails. */
    ImageFile writeTo(Path target) throws IOException {
        boolean complete = false;
        try {
            ImageFile file = written(target);
            complete = true;
            return file;
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
    }

    /** Uses a stream, since an interrupt would close a channel. */
    private ImageFile written(Path target) throws IOException {
        MessageDigest before = Sha256.newDigest();
        MessageDigest after = Sha256.newDigest();
        try (InputStream in = new DigestInputStream(image.openStream(), before);
                OutputStream out = new DigestOutputStream(
                        new BufferedOutputStream(new FileOutputStream(target.toFile())), after)) {
            copy(in, out);
        }
        ImageInfo info = image.info();
        if (!HexFormat.of().formatHex(before.digest()).equals(info.sha256())) {
            throw new IOException("the image has changed since its checksum was taken");
        }
        String sha256 = HexFormat.of().formatHex(after.digest());
        return new ImageFile(target, new ImageInfo(info.format(), info.dimensions(), Files.size(target), sha256));
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        long position = 0;
        for (ByteEdit edit : edits) {
            pass(in, edit.offset() - position, out);
            pass(in, edit.removed(), OutputStream.nullOutputStream());
            out.write(edit.inserted());
            position = edit.offset() + edit.removed();
        }
        in.transferTo(out);
    }

    private static void pass(InputStream in, long count, OutputStream out) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the image was truncated while it was read");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
