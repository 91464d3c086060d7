package org.policyalerts.local.files;

import java.nio.file.Files;
import java.nio.file.Path;
import org.policyalerts.local.LocalException;

/** Finds files in the project's root, from wherever inside the project the command was started. */
public final class ProjectFolder {

    private ProjectFolder() {}

    public static Path find(String name) {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(name)) && Files.exists(folder.resolve("functions"))) {
                return folder.resolve(name);
            }
        }
        throw new LocalException("no " + name + " here or above: start the command inside the project");
    }
}
