using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ReturnCase.Tests.Privacy;

/// <summary>Hears every metric and every trace of this process, with their tags.</summary>
internal sealed class Listener : IDisposable
{
    private readonly ConcurrentDictionary<string, byte> _heard = [];
    private readonly MeterListener _metrics = new();
    private readonly ActivityListener _traces;

    public Listener()
    {
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<int>(Measured);
        _metrics.SetMeasurementEventCallback<long>(Measured);
        _metrics.SetMeasurementEventCallback<double>(Measured);
        _metrics.Start();
        _traces = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Hear($"trace {activity.DisplayName} {string.Join(' ', activity.TagObjects.Concat(activity.Events.SelectMany(e => e.Tags)).Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(_traces);
    }

    public IEnumerable<string> Heard => _heard.Keys;

    public void Dispose()
    {
        _metrics.Dispose();
        _traces.Dispose();
    }

    private void Measured<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var text = $"metric {instrument.Meter.Name} {instrument.Name}";
        foreach (var (name, tag) in tags)
            text += $" {name}={tag}";
        Hear(text);
    }

    private void Hear(string text) => _heard.TryAdd(text, 0);
}
