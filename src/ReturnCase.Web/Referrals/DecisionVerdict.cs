using ReturnCase.Data.DecisionFiles;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Referrals;

/// <summary>What was found out about one line of a decision file.</summary>
/// <param name="record">The line as it is written.</param>
/// <param name="input">The line as it was read.</param>
public sealed class DecisionVerdict(DecisionRecord record, DecisionLineInput input)
{
    private readonly List<string> _faults = [.. input.Faults];
    private readonly List<string> _warnings = [];

    public DecisionRecord Record => record;

    public DecisionLineInput Input => input;

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The decision is on file already.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Its referral was superseded or withdrawn, or another answer to it waits.</summary>
    public bool Clashes { get; set; }

    /// <summary>The move that it opens.</summary>
    public CaseTrigger? Opens { get; set; }

    /// <summary>The referral on which it is recorded.</summary>
    public string? Answers { get; set; }

    /// <summary>The case it is about; null where that is not known.</summary>
    public CaseFile? File { get; set; }

    public DecisionLineState State => _faults.Count > 0 ? DecisionLineState.Faulty : IsKnown ? DecisionLineState.Known : DecisionLineState.Good;

    public bool IsFaulty => _faults.Count > 0;

    public void Add(DecisionFault fault, string? about = null) => _faults.Add(DecisionFaults.Code(fault, about));

    /// <summary>Something about it asks for a look of a person.</summary>
    public void Warn(DecisionFault warning, string? about = null) => _warnings.Add(DecisionFaults.Code(warning, about));

    public void AddTo(DecisionLine line, DecisionLineState state, DateTime at) => line.Answer(new(state, _faults, _warnings, Clashes, Opens?.ToString(), Answers, File?.Id), at);
}
