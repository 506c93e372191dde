package dev.imagebatch.imaging;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.postprocess.ImagePart;
import dev.imagebatch.postprocess.PostProcessingException;
import dev.imagebatch.postprocess.PostProcessingJob;
import dev.imagebatch.postprocess.PostProcessor;
import dev.imagebatch.postprocess.ProcessedImage;
import dev.imagebatch.provenance.DigitalSourceType;
import dev.imagebatch.provenance.ImageInspection;
import dev.imagebatch.provenance.ImageOrigin;
import dev.imagebatch.provenance.MarkedImage;
import dev.imagebatch.provenance.ProvenanceMark;
import dev.imagebatch.provenance.ProvenanceMarks;
import dev.imagebatch.quality.QualityGate;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageTransform;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.pipeline.PixelMemoryLimit;
import dev.imagebatch.transform.pipeline.TransformPipeline;
import dev.imagebatch.transform.pipeline.TransformPipeline.Developed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The quality check, the transforms and the provenance marks of received images, in this order.
 *
 * <p>Immutable and thread-safe; each {@code with...} method returns another pipeline.
 *
 * @since 0.1
 */
public final class ImagingPipeline implements PostProcessor {

    private static final String PLACEHOLDER_PROVIDER = "placeholder";

    private final QualityGate quality;
    private final ProvenanceMarks provenance;
    private final PixelMemoryLimit memory;
    private final List<ImageCodec> codecs;
    private final TransformPipeline transforms;

    /** Creates {@link #standard()}; for service loading. */
    public ImagingPipeline() {
        this(QualityGate.off(), ProvenanceMarks.unchanged(), PixelMemoryLimit.ofHeap(), ImageCodec.available());
    }

    private ImagingPipeline(
            QualityGate quality, ProvenanceMarks provenance, PixelMemoryLimit memory, List<ImageCodec> codecs) {
        this.quality = quality.withDecoding(memory, codecs);
        this.provenance = provenance;
        this.memory = memory;
        this.codecs = codecs;
        this.transforms = new TransformPipeline(memory, codecs);
    }

    /** Returns a pipeline that applies transforms, checks nothing and writes no marks. */
    public static ImagingPipeline standard() {
        return new ImagingPipeline();
    }

    /** Returns this pipeline with a quality check of received images. */
    public ImagingPipeline withQuality(QualityGate gate) {
        return new ImagingPipeline(gate, provenance, memory, codecs);
    }

    /** Returns this pipeline with marks in stored images that say where they come from. */
    public ImagingPipeline withProvenance(ProvenanceMarks marks) {
        return new ImagingPipeline(quality, marks, memory, codecs);
    }

    /** Returns this pipeline with another limit of decoded pixels; pipelines may share one. */
    public ImagingPipeline withPixelMemory(PixelMemoryLimit limit) {
        return new ImagingPipeline(quality, provenance, limit, codecs);
    }

    @Override
    public Optional<String> unsupported(ImageTransform transform) {
        return transform instanceof PixelTransform
                ? Optional.empty()
                : Optional.of("is not a dev.imagebatch.imaging.PixelTransform");
    }

    @Override
    public Optional<String> objection(ImageData image, ImageRequest request) throws IOException, InterruptedException {
        return quality.objection(image, request);
    }

    @Override
    public int retriesOfRejected() {
        return quality.timesToAskAgain();
    }

    @Override
    public ProcessedImage process(PostProcessingJob job)
            throws PostProcessingException, IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        try {
            return new ProcessedImage(parts(job, files), files);
        } catch (TransformException e) {
            delete(files);
            throw new PostProcessingException(String.valueOf(e.getMessage()), e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            delete(files);
            throw e;
        }
    }

    private List<ImagePart> parts(PostProcessingJob job, List<Path> files)
            throws TransformException, IOException, InterruptedException {
        if (job.transforms().isEmpty()) {
            return List.of(marked(job, "", job.image(), files));
        }
        boolean isManifestLost = ImageInspection.of(job.image()).hasC2pa();
        List<PixelTransform> requested =
                job.transforms().stream().map(PixelTransform.class::cast).toList();
        List<Developed> developed = transforms.apply(job.image(), requested, job.folder(), job.fileName());
        developed.forEach(part -> files.add(part.image().path()));
        List<ImagePart> parts = new ArrayList<>();
        for (Developed each : developed) {
            ImagePart part = marked(job, each.piece(), each.image(), files);
            parts.add(isManifestLost ? withLostManifest(part) : part);
        }
        return parts;
    }

    private static ImagePart withLostManifest(ImagePart part) {
        List<String> marks = new ArrayList<>(part.marks());
        marks.add(ProvenanceMark.LOST_C2PA.toString());
        return new ImagePart(part.name(), part.data(), marks, part.sidecar());
    }

    private ImagePart marked(PostProcessingJob job, String name, ImageData image, List<Path> files) throws IOException {
        Path target = job.folder().resolve(job.fileName() + "-marked-" + files.size());
        MarkedImage marked = provenance.mark(image, origin(job), target);
        if (marked.image() != image) {
            files.add(target);
        }
        return new ImagePart(
                name,
                marked.image(),
                ProvenanceMark.texts(marked.marks()),
                marked.sidecarPacket().orElse(null));
    }

    private static ImageOrigin origin(PostProcessingJob job) {
        PostProcessingJob.GeneratingModel model = job.model();
        return new ImageOrigin(
                model.provider(), model.id(), model.version(), job.request().prompt(), source(job));
    }

    private static DigitalSourceType source(PostProcessingJob job) {
        if (job.model().provider().equals(PLACEHOLDER_PROVIDER)) {
            return DigitalSourceType.ALGORITHMIC;
        }
        boolean isGeneratedAlone = job.request().references().stream().allMatch(ReferenceImage::isGenerated);
        return isGeneratedAlone ? DigitalSourceType.TRAINED : DigitalSourceType.COMPOSITE;
    }

    private static void delete(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
