package dev.imagebatch.e2e;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.Sha256;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Landscapes and icons, drawn from a seed. */
final class Scenes {

    private Scenes() {}

    static ImageInfo landscape(Path file, int width, int height, long seed) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smooth(picture);
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        float hue = random.nextFloat();
        sky(graphics, width, height, hue);
        sun(graphics, width, height, random, hue);
        for (int ridge = 0; ridge < 5; ridge++) {
            hills(graphics, new Dimensions(width, height), ridge, hue, random);
        }
        grain(picture, random);
        return save(picture, file);
    }

    static ImageInfo icon(Path file, int side, long seed) throws IOException {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = smooth(picture);
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        float hue = random.nextFloat();
        double unit = side / 10.0;
        graphics.setColor(Color.getHSBColor(hue, 0.55f, 0.85f));
        graphics.fill(new RoundRectangle2D.Double(unit * 2, unit * 3, unit * 6, unit * 5, unit, unit));
        graphics.setColor(Color.getHSBColor(hue, 0.7f, 0.6f));
        graphics.fill(new RoundRectangle2D.Double(unit * 1.5, unit * 2, unit * 7, unit * 1.4, unit * 0.7, unit * 0.7));
        graphics.setColor(new Color(255, 255, 255, 140));
        graphics.fill(new Ellipse2D.Double(unit * 3.6, unit * 4.2, unit * 2.8, unit * 2.8));
        return save(picture, file);
    }

    private static Graphics2D smooth(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return graphics;
    }

    private static void sky(Graphics2D graphics, int width, int height, float hue) {
        Color above = Color.getHSBColor(0.5f + hue * 0.3f, 0.45f, 0.8f);
        Color below = Color.getHSBColor(0.02f + hue * 0.12f, 0.35f, 0.98f);
        graphics.setPaint(new GradientPaint(0, 0, above, 0, height * 0.7f, below));
        graphics.fillRect(0, 0, width, height);
    }

    private static void sun(Graphics2D graphics, int width, int height, Random random, float hue) {
        float x = width * (0.2f + 0.6f * random.nextFloat());
        float radius = Math.min(width, height) * 0.35f;
        Color glow = Color.getHSBColor(0.12f + hue * 0.03f, 0.25f, 1f);
        Color[] colours = {glow, new Color(255, 240, 210, 150), new Color(255, 240, 210, 0)};
        graphics.setPaint(new RadialGradientPaint(x, height * 0.42f, radius, new float[] {0.12f, 0.2f, 1f}, colours));
        graphics.fillRect(0, 0, width, height);
    }

    private static void hills(Graphics2D graphics, Dimensions size, int ridge, float hue, Random random) {
        double base = size.height() * (0.5 + ridge * 0.11);
        double phase = random.nextDouble() * 7;
        double waves = 2 + random.nextDouble() * 2.5;
        Path2D hill = new Path2D.Double();
        hill.moveTo(0, size.height());
        for (int x = 0; x <= size.width(); x += 4) {
            double at = (double) x / size.width() * Math.PI * waves + phase;
            hill.lineTo(x, base + (Math.sin(at) + 0.4 * Math.sin(at * 2.7)) * size.height() * 0.06);
        }
        hill.lineTo(size.width(), size.height());
        hill.closePath();
        graphics.setColor(Color.getHSBColor(0.2f + hue * 0.5f, 0.18f + ridge * 0.09f, 0.78f - ridge * 0.13f));
        graphics.fill(hill);
    }

    private static void grain(BufferedImage picture, Random random) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x += 2) {
                int noise = random.nextInt(7);
                picture.setRGB(x, y, picture.getRGB(x, y) & 0xfff8f8f8 | noise * 0x010101);
            }
        }
    }

    private static ImageInfo save(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.getFileName().toString();
        ImageFormat format = name.endsWith(".jpg") ? ImageFormat.JPEG : ImageFormat.PNG;
        ImageIO.write(picture, format.name(), file.toFile());
        return info(file, format, new Dimensions(picture.getWidth(), picture.getHeight()));
    }

    static ImageInfo info(Path file, ImageFormat format, Dimensions size) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new ImageInfo(format, size, bytes.length, Sha256.hex(bytes));
    }
}
