/** A plane through points: the mean of their values at their centre, and the slopes around it. */
export interface LocalFit {
  at: (point: Float64Array) => number;
}

/**
 * Ridge regression around the centre of the points, by Cholesky: O(n p² + p³). The larger `ridge` (per point), the nearer
 * to the mean of the values.
 */
export function localFit(
  points: readonly Float64Array[],
  values: readonly number[],
  ridge: number,
): LocalFit {
  const width = points[0]?.length ?? 0;
  const count = Math.max(1, points.length);
  const centre = new Float64Array(width);
  for (const point of points) for (let c = 0; c < width; c++) add(centre, c, (point[c] ?? 0) / count);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const square = new Float64Array(width * width);
  const right = new Float64Array(width);
  const offset = new Float64Array(width);
  for (const [index, point] of points.entries()) {
    for (let c = 0; c < width; c++) offset[c] = (point[c] ?? 0) - (centre[c] ?? 0);
    const rest = (values[index] ?? mean) - mean;
    for (let row = 0; row < width; row++) {
      const value = offset[row] ?? 0;
      if (value === 0) continue;
      add(right, row, value * rest);
      for (let c = 0; c <= row; c++) add(square, row * width + c, value * (offset[c] ?? 0));
    }
  }
  for (let c = 0; c < width; c++) add(square, c * width + c, ridge * count);
  const slopes = solved(square, right, width);
  return {
    at: point => {
      let value = mean;
      for (let c = 0; c < width; c++) value += ((point[c] ?? 0) - (centre[c] ?? 0)) * (slopes[c] ?? 0);
      return value;
    },
  };
}

const add = (to: Float64Array, index: number, value: number): void => {
  to[index] = (to[index] ?? 0) + value;
};

/** Solves the symmetric positive definite system whose lower half is given. */
function solved(lower: Float64Array, right: Float64Array, width: number): Float64Array {
  const at = (row: number, column: number): number => lower[row * width + column] ?? 0;
  for (let row = 0; row < width; row++)
    for (let column = 0; column <= row; column++) {
      let sum = at(row, column);
      for (let k = 0; k < column; k++) sum -= at(row, k) * at(column, k);
      lower[row * width + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(column, column);
    }
  const result = Float64Array.from(right);
  for (let row = 0; row < width; row++) {
    let sum = result[row] ?? 0;
    for (let k = 0; k < row; k++) sum -= at(row, k) * (result[k] ?? 0);
    result[row] = sum / at(row, row);
  }
  for (let row = width - 1; row >= 0; row--) {
    let sum = result[row] ?? 0;
    for (let k = row + 1; k < width; k++) sum -= at(k, row) * (result[k] ?? 0);
    result[row] = sum / at(row, row);
  }
  return result;
}
