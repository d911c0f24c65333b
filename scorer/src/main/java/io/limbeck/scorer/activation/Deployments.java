package io.limbeck.scorer.activation;

import io.limbeck.schemas.Deployment;

/** Where this scorer says what it serves. */
@FunctionalInterface
public interface Deployments {
    void report(Deployment deployment);
}
