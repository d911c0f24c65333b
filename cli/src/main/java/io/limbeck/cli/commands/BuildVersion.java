package io.limbeck.cli.commands;

import picocli.CommandLine.IVersionProvider;

/** What {@code limbeck --version} prints. */
final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = BuildVersion.class.getPackage().getImplementationVersion();
        return new String[] {"limbeck " + (version == null ? "(built from source)" : version)};
    }
}
