package dev.imagebatch.report;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.ImageSpecification;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;

/** Results and images to make sheets of. */
final class Results {

    static final Instant END = Instant.parse("2026-03-04T10:21:07Z");

    private Results() {}

    static ImageGenerationResult.Builder stored(String id, Outcome outcome, String storedId, ImageInfo info) {
        return stored(ImageSpecification.builder(id, "A mill town").build(), outcome, storedId, info);
    }

    static ImageGenerationResult.Builder stored(
            ImageSpecification specification, Outcome outcome, String storedId, ImageInfo info) {
        return ImageGenerationResult.success(specification, 0, outcome, new StoredImage(storedId, null, info))
                .askedOf("bedrock", "titan")
                .cost(Money.usd("0.04"))
                .attempts(1)
                .timing(Duration.ofMillis(8_240), END);
    }

    static ImageGenerationResult.Builder failed(String id, FailureKind kind) {
        return ImageGenerationResult.failure(
                        ImageSpecification.builder(id, "A mill town").build(),
                        0,
                        Failure.of(kind, FailureStage.GENERATING, "the provider said no"))
                .askedOf("bedrock", "titan");
    }

    static ImageInfo info(int width, int height) {
        return new ImageInfo(ImageFormat.PNG, new Dimensions(width, height), 1_234_567, "ab".repeat(32));
    }

    /** Writes a picture full of noise, so that its file is large. */
    static ImageInfo picture(Path file, int width, int height, int type) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(200, 120, 40, 128));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        Random random = new Random(width);
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt() | 0x40000000);
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
        return info(file, new Dimensions(width, height));
    }

    static ImageInfo info(Path file, Dimensions size) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new ImageInfo(ImageFormat.PNG, size, bytes.length, sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
