/**
 * Arguments of threads of a pool, which otherwise load their module by `require` first. A thread that is ended while it
 * requires an ES module takes the whole process with it (Node 20), and services do end as soon as they have begun.
 */
export const LOADED_BY_IMPORT = ['--no-experimental-require-module'];
