package jp.cryptobin.james.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the templates' text comes from. */
final class TemplateSources {
    /** Some thirty times the largest of ours; a larger file is not a template but a mistake. */
    private static final int MAX_OCTETS = 256 * 1024;

    private TemplateSources() {}

    static Map<TemplateFile, TemplateSource> builtIn(Collection<? extends TemplateFile> files) {
        Map<TemplateFile, TemplateSource> sources = new LinkedHashMap<>();
        for (TemplateFile file : files) {
            try (InputStream in = file.getClass().getResourceAsStream(file.fileName())) {
                if (in == null) {
                    throw new IllegalStateException("the jar has no " + file.fileName());
                }
                sources.put(file, read(in, file.fileName()));
            } catch (IOException e) {
                throw new BrokenTemplateException(file.fileName(), "cannot be read from the jar: " + e, e);
            }
        }
        return sources;
    }

    static Map<TemplateFile, TemplateSource> of(Path directory, Collection<? extends TemplateFile> all) {
        refuseFilesThatNothingUses(directory, all);
        Map<TemplateFile, TemplateSource> sources = builtIn(all);
        for (TemplateFile file : all) {
            Path path = directory.resolve(file.fileName());
            if (Files.exists(path)) {
                try (InputStream in = Files.newInputStream(path)) {
                    sources.put(file, read(in, path.toString()));
                } catch (IOException e) {
                    throw new BrokenTemplateException(path.toString(), "cannot be read: " + e, e);
                }
            }
        }
        return sources;
    }

    /** A misspelt name would otherwise leave the operator with our template and no word about it. */
    private static void refuseFilesThatNothingUses(Path directory, Collection<? extends TemplateFile> all) {
        Set<String> known = all.stream().map(TemplateFile::fileName).collect(Collectors.toCollection(TreeSet::new));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[!.]*.{txt,html}")) {
            for (Path path : files) {
                String name = path.getFileName().toString();
                if (!known.contains(name)) {
                    throw new BrokenTemplateException(path.toString(), "no template has this name; known are " + known);
                }
            }
        } catch (IOException e) {
            throw new BrokenTemplateException(directory.toString(), "not a readable directory of templates: " + e, e);
        }
    }

    private static TemplateSource read(InputStream in, String name) throws IOException {
        byte[] octets = in.readNBytes(MAX_OCTETS + 1);
        if (octets.length > MAX_OCTETS) {
            throw new BrokenTemplateException(name, "larger than " + MAX_OCTETS + " octets");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return new TemplateSource(name, withoutMark.replace("\r\n", "\n"));
        } catch (CharacterCodingException e) {
            throw new BrokenTemplateException(name, "not UTF-8", e);
        }
    }
}
