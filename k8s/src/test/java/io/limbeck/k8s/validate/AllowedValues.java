package io.limbeck.k8s.validate;

import java.util.Map;
import java.util.Set;

/** The fields of Kubernetes' API that take one of a few words. The model classes know them as any text. */
final class AllowedValues {
    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

    static final Map<String, Set<String>> BY_FIELD = Map.ofEntries(
            Map.entry("V1Container.imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
            Map.entry("V1Container.terminationMessagePolicy", Set.of("File", "FallbackToLogsOnError")),
            Map.entry("V1ContainerPort.protocol", PROTOCOLS),
            Map.entry("V1DeploymentStrategy.type", Set.of("Recreate", "RollingUpdate")),
            Map.entry("V1EmptyDirVolumeSource.medium", Set.of("", "Memory")),
            Map.entry("V1HTTPGetAction.scheme", Set.of("HTTP", "HTTPS")),
            Map.entry("V1LabelSelectorRequirement.operator", Set.of("In", "NotIn", "Exists", "DoesNotExist")),
            Map.entry("V1NetworkPolicyPort.protocol", PROTOCOLS),
            Map.entry("V1NetworkPolicySpec.policyTypes", Set.of("Ingress", "Egress")),
            Map.entry(
                    "V1PersistentVolumeClaimSpec.accessModes",
                    Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod")),
            Map.entry("V1PersistentVolumeClaimSpec.volumeMode", Set.of("Filesystem", "Block")),
            Map.entry("V1PodSpec.dnsPolicy", Set.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None")),
            Map.entry("V1PodSpec.restartPolicy", Set.of("Always", "OnFailure", "Never")),
            Map.entry("V1PodSecurityContext.fsGroupChangePolicy", Set.of("OnRootMismatch", "Always")),
            Map.entry("V1SeccompProfile.type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
            Map.entry("V1ServicePort.protocol", PROTOCOLS),
            Map.entry("V1ServiceSpec.sessionAffinity", Set.of("None", "ClientIP")),
            Map.entry("V1ServiceSpec.type", Set.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort")),
            Map.entry("V1StatefulSetSpec.podManagementPolicy", Set.of("OrderedReady", "Parallel")),
            Map.entry("V1StatefulSetUpdateStrategy.type", Set.of("RollingUpdate", "OnDelete")),
            Map.entry("V1TopologySpreadConstraint.whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway")));

    private AllowedValues() {}
}
