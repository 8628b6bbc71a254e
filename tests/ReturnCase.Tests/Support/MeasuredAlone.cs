namespace ReturnCase.Tests.Support;

/// <summary>What measures the memory of the process: what runs beside it would be measured too.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
