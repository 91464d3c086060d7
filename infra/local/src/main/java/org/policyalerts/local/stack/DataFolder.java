package org.policyalerts.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.lambda.StreamCheckpoint;

/**
 * The folder that keeps table, stream position, inboxes and what was parked between runs; one process uses it at a
 * time.
 */
public final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Locks the folder; makes it if it does not exist. */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isTaken(channel)) {
                channel.close();
                throw new LocalException("another process uses the data in " + folder);
            }
            return new DataFolder(folder, channel);
        } catch (IOException failed) {
            throw new LocalException("cannot keep data in " + folder + ": " + failed, failed);
        }
    }

    /** The lock ends with the channel, or with the process, however that ends. */
    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }

    public Path table() {
        return folder;
    }

    Path inboxes() {
        return folder.resolve("inboxes.jsonl");
    }

    Path parked() {
        return folder.resolve("parked.jsonl");
    }

    StreamCheckpoint checkpoint() {
        return new StreamCheckpoint(folder.resolve("stream-position"));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new LocalException("cannot release " + folder, failed);
        }
    }
}
