/** Encoders that others trained: their shape, their numbers and where both are read from. */
package io.limbeck.trainer.pretrained;
