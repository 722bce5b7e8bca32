/** The part of ONNX Runtime that is used; this version of the package ships no types of its own. */
declare module 'onnxruntime-node' {
  interface SessionOptions {
    intraOpNumThreads?: number;
    enableCpuMemArena?: boolean;
    enableMemPattern?: boolean;
    graphOptimizationLevel?: 'disabled' | 'basic' | 'extended' | 'all';
    /** 3 = errors only */
    logSeverityLevel?: 0 | 1 | 2 | 3 | 4;
  }
  interface Value {
    readonly data: unknown;
  }
  interface Session {
    readonly inputNames: readonly string[];
    readonly outputNames: readonly string[];
    run(feeds: Record<string, Value>, fetches: readonly string[]): Promise<Record<string, Value>>;
  }
  const runtime: {
    InferenceSession: { create(path: string, options?: SessionOptions): Promise<Session> };
    Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Value;
  };
  export default runtime;
}
