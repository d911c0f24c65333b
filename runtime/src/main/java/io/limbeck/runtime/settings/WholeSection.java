package io.limbeck.runtime.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the only component of a settings record, a {@code Map<String, String>}, that takes its whole section with open
 * keys. Nested keys are joined with dots, so {@code {ssl: {truststore.location: x}}} is {@code ssl.truststore.location}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface WholeSection {}
