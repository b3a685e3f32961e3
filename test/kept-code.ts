import vm from 'node:vm';

type Compile = (code: string, parameters: readonly string[], options: object) => { cachedData?: Buffer };
type ModuleOfSource = new (code: string, options: object) => object;

/** What the engine made of a text, by that very text: the engine itself would compare no more than its length. */
type Kept = Map<string, Buffer>;

const modules: Kept = new Map();
const functions = new Map<string, Kept>();
let isKeeping = false;

/**
 * Every spec file loads its modules anew, up to 1,500 of them, and jest hands their text to the engine again each time.
 * From the second file of a worker on the engine takes what it made of the same text before; what it cannot use it makes anew.
 */
export function keepCompiledCode(): void {
  if (isKeeping) return;
  isKeeping = true;
  const compile: Compile = Reflect.get(vm, 'compileFunction');
  const SourceTextModule: ModuleOfSource = Reflect.get(vm, 'SourceTextModule');

  const compileFunction: Compile = (code, parameters, options) => {
    const kept = functionsOf(parameters);
    const cachedData = kept.get(code);
    if (cachedData) return compile(code, parameters, { ...options, cachedData });
    const compiled = compile(code, parameters, { ...options, produceCachedData: true });
    if (compiled.cachedData) kept.set(code, compiled.cachedData);
    return compiled;
  };

  class KeptModule extends SourceTextModule {
    constructor(code: string, options: object) {
      const cachedData = modules.get(code);
      super(code, cachedData ? { ...options, cachedData } : options);
      if (cachedData) return;
      const made = madeOf(this);
      if (made) modules.set(code, made);
    }
  }
  Object.assign(vm, { compileFunction, SourceTextModule: KeptModule });
}

/** Has to be asked before the module runs. In Node 24, but not among its types. */
function madeOf(module: object): Buffer | null {
  const create: unknown = Reflect.get(module, 'createCachedData');
  const made: unknown = typeof create === 'function' ? create.call(module) : null;
  return Buffer.isBuffer(made) ? made : null;
}

function functionsOf(parameters: readonly string[]): Kept {
  const names = parameters.join();
  const kept = functions.get(names) ?? new Map<string, Buffer>();
  functions.set(names, kept);
  return kept;
}
