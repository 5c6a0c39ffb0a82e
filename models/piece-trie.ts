/** No child, or no piece. */
export const NONE = -1;

/** Knuth's multiplicative constant: spreads neighbouring keys over the table. */
const SPREAD = 0x9e3779b1;
/** Table slots per edge; at this load a look-up meets one or two slots. */
const SLOTS_PER_EDGE = 2.5;

/**
 * A trie over UTF-16 units in flat arrays. Segmentation makes several look-ups a character, and a
 * `Map` keyed by node and unit together hashes boxed numbers, which took most of its time.
 */
export class PieceTrie {
  private readonly mask: number;
  private readonly parents: Int32Array;
  private readonly units: Uint16Array;
  private readonly children: Int32Array;
  private readonly ids: Int32Array;
  private nodes = 1;

  /** @param most upper bound of the nodes: the units of all pieces, and one. */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(most * SLOTS_PER_EDGE));
    this.mask = slots - 1;
    this.parents = new Int32Array(slots).fill(NONE);
    this.units = new Uint16Array(slots);
    this.children = new Int32Array(slots);
    this.ids = new Int32Array(most).fill(NONE);
  }

  /** The slot of an edge, or the free slot where it belongs. */
  private slot(parent: number, unit: number): number {
    let at = (Math.imul(parent, SPREAD) ^ Math.imul(unit, 0x85ebca6b)) & this.mask;
    while (this.parents[at] !== NONE && (this.parents[at] !== parent || this.units[at] !== unit)) {
      at = (at + 1) & this.mask;
    }
    return at;
  }

  add(piece: string, id: number): void {
    let node = 0;
    for (let i = 0; i < piece.length; i += 1) {
      const unit = piece.charCodeAt(i);
      const at = this.slot(node, unit);
      if (this.parents[at] === NONE) {
        this.parents[at] = node;
        this.units[at] = unit;
        this.children[at] = this.nodes;
        this.nodes += 1;
      }
      node = this.children[at] ?? 0;
    }
    this.ids[node] = id;
  }

  /** Node below `parent` along `unit`, or NONE; the root is 0. */
  child(parent: number, unit: number): number {
    const at = this.slot(parent, unit);
    return this.parents[at] === NONE ? NONE : (this.children[at] ?? NONE);
  }

  /** Id of the piece that ends at a node, or NONE. */
  idAt(node: number): number {
    return this.ids[node] ?? NONE;
  }
}
