using System.Runtime.InteropServices;

namespace ReturnCase.Web.Commands;

/// <summary>Ctrl-C, or the signal by which a machine ends a program: a command that works in steps ends after the one that it is at. Whoever gives it twice ends it at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration[] _signals;

    /// <param name="said">Says at once that it is heard.</param>
    /// <param name="also">Ends it as well.</param>
    public StopSignals(Action said, CancellationToken also)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(also);
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Heard), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Heard)];

        void Heard(PosixSignalContext context)
        {
            if (_stop.IsCancellationRequested)
                return;
            context.Cancel = true;
            said();
            _stop.Cancel();
        }
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _stop.Dispose();
    }
}
