package io.limbeck.trainer.fit;

/** A GPU that libtorch computes on. */
public final class Accelerator {
    private Accelerator() {}

    /** Whether trainings of this process run on one; loads libtorch. */
    public static boolean isPresent() {
        return Torch.isAccelerated();
    }
}
