package io.limbeck.trainer.distil;

import io.limbeck.model.Content;
import io.limbeck.model.encode.Encoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where students of one architecture begin. */
public interface Students {

    /**
     * One that has learned nothing of the task.
     *
     * @param seen contents that it is going to learn from
     * @throws IOException what others trained, and it begins with, cannot be read
     * @throws io.limbeck.runtime.settings.SettingsException that is not of a kind to begin with
     */
    Training afresh(List<Content> seen, int classes) throws IOException;

    /**
     * One that goes on from an earlier student.
     *
     * @param encoder what the earlier one reads contents with
     * @param graph its graph in single precision
     * @param seen contents that the new one is going to learn from
     * @param classes at least those that the earlier one has
     * @return empty where that is of another architecture, or no longer reads such contents
     * @throws IOException what others trained, and it learns from, cannot be read
     * @throws IllegalArgumentException the graph was not written for such a student
     */
    Optional<Training> after(Encoder encoder, byte[] graph, List<Content> seen, int classes) throws IOException;
}
