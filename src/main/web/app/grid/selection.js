/** The cells that are selected: from an anchor, where one types, to a corner. Rows and columns count from 0. */
export class Selection {
  constructor(row = 0, column = 0, toRow = row, toColumn = column) {
    Object.assign(this, {row, column, toRow, toColumn});
  }

  /** Its edges, both inside. */
  get area() {
    return {
      top: Math.min(this.row, this.toRow), bottom: Math.max(this.row, this.toRow),
      left: Math.min(this.column, this.toColumn), right: Math.max(this.column, this.toColumn)
    };
  }

  get single() {
    return this.row === this.toRow && this.column === this.toColumn;
  }

  has(row, column) {
    const {top, bottom, left, right} = this.area;
    return row >= top && row <= bottom && column >= left && column <= right;
  }

  /** One cell further in a direction, within a sheet of that size. */
  moved(down, right, size) {
    return new Selection(within(this.row + down, size.rows), within(this.column + right, size.columns));
  }

  /** With its corner further in a direction. */
  extended(down, right, size) {
    return new Selection(this.row, this.column, within(this.toRow + down, size.rows), within(this.toColumn + right, size.columns));
  }

  to(row, column) {
    return new Selection(this.row, this.column, row, column);
  }

  /** The next cell in reading order, or null at the end; `step` is 1 or -1. */
  next(step, size) {
    const at = this.row * size.columns + this.column + step;
    if (at < 0 || at >= size.rows * size.columns) return null;
    return new Selection(Math.floor(at / size.columns), at % size.columns);
  }

  equals({row, column, toRow, toColumn}) {
    return this.row === row && this.column === column && this.toRow === toRow && this.toColumn === toColumn;
  }

  /** As much of it as there is in a sheet of that size. */
  clamped(size) {
    return new Selection(within(this.row, size.rows), within(this.column, size.columns), within(this.toRow, size.rows), within(this.toColumn, size.columns));
  }
}

const within = (at, size) => Math.max(0, Math.min(at, size - 1));
