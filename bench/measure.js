/** Interleaved rounds: in each, everybody runs one batch, in an order that changes. */

/**
 * @param {number} contestants how many
 * @param {(contestant: number, times: number) => Promise<number>} timed milliseconds for so many calls
 * @param {{ rounds: number, warmUp: number, batch: number }} effort `batch` in milliseconds
 * @returns {Promise<number[][]>} per contestant and round, microseconds per call
 */
export async function measure(contestants, timed, { rounds, warmUp, batch }) {
  const order = Array.from({ length: contestants }, (_, index) => index);
  const times = [];
  for (const index of order) times.push(await calibrate((count) => timed(index, count), batch));
  const samples = order.map(() => []);
  for (let round = -warmUp; round < rounds; round += 1) {
    shuffle(order);
    for (const index of order) {
      const milliseconds = await timed(index, times[index]);
      if (round >= 0) samples[index].push((1000 * milliseconds) / times[index]);
      // The first calls were slower than those to come.
      else times[index] = fit(times[index], milliseconds, batch);
    }
  }
  return samples;
}

async function calibrate(timed, batch) {
  let count = 1;
  for (;;) {
    const milliseconds = await timed(count);
    if (milliseconds > batch / 4) return fit(count, milliseconds, batch);
    count *= 4;
  }
}

const fit = (count, milliseconds, batch) => Math.max(1, Math.round((count * batch) / Math.max(milliseconds, 0.01)));

function shuffle(list) {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [list[last], list[other]] = [list[other], list[last]];
  }
}
