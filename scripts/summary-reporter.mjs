/** The last line of a run, in plain words: `12 passed, 0 failed, 1 skipped`. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = results;
    const skipped = numPendingTests + numTodoTests;
    // A spec file that does not even load has no tests to count, and is a failure all the same.
    const broken = numRuntimeErrorTestSuites > 0 ? `, ${numRuntimeErrorTestSuites} files could not run` : '';
    const line = `${numPassedTests} passed, ${numFailedTests} failed, ${skipped} skipped${broken}`;
    // Jest's own summary comes after all reporters.
    process.once('exit', () => console.log(line));
  }
}
