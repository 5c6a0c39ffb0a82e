/** opencc-js ships its dictionaries as `traditional simplified|traditional simplified|…`, without types. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
