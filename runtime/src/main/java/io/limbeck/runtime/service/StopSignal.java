package io.limbeck.runtime.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for SIGTERM or SIGINT on the thread that then stops the process in order.
 *
 * <p>Shutdown hooks run all at once, and ONNX Runtime frees its environment in one of them while sessions may still be in
 * use. So the signal is taken before hooks run. {@code sun.misc.Signal} is reached by reflection because it does not
 * compile under {@code --release 17} without a warning.
 */
public final class StopSignal {
    private final CountDownLatch received = new CountDownLatch(1);

    /** One that only {@link #request()} sets off. */
    StopSignal() {}

    /** Takes over SIGTERM and SIGINT for the rest of this process's life. */
    public static StopSignal install() {
        StopSignal stop = new StopSignal();
        stop.handle("TERM");
        stop.handle("INT");
        return stop;
    }

    /** Returns when a signal has come or {@link #request()} was called. */
    public void await() throws InterruptedException {
        received.await();
    }

    /** Waits at most {@code millis}; true when a stop was asked for. */
    public boolean await(long millis) throws InterruptedException {
        return received.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Asks for the same orderly stop from inside. */
    public void request() {
        received.countDown();
    }

    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler onCall = (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "handle" -> request();
                    case "hashCode" -> {
                        return System.identityHashCode(proxy);
                    }
                    case "equals" -> {
                        return proxy == arguments[0];
                    }
                    default -> {
                        return name;
                    }
                }
                return null;
            };
            Object proxy = Proxy.newProxyInstance(StopSignal.class.getClassLoader(), new Class<?>[] {handler}, onCall);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("SIG" + name + " cannot be handled on this Java runtime", e);
        }
    }
}
