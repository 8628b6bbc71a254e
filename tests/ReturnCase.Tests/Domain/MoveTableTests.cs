using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Every phase against every trigger, as moves.txt has it: written by hand from domain 2.2, read by reviewers.</summary>
public sealed class MoveTableTests
{
    private static readonly string[] Lines =
        [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "ReturnCase.Tests", "Domain", "moves.txt")).Where(line => !line.StartsWith('#'))];

    public static TheoryData<CasePhase> Phases => [.. Enum.GetValues<CasePhase>()];

    [Fact]
    public void The_table_names_every_trigger_once() =>
        Assert.Equal(Enum.GetNames<CaseTrigger>().Order(), Lines.Skip(1).Select(line => line.Split(' ')[0]).Order());

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_case_knows_the_moves_of_its_phase(CasePhase phase)
    {
        var file = CaseBuilder.In(phase);
        Assert.Equal(phase, file.File.Phase);
        var options = file.File.MoveOptions(file.By(Staff.Ingrid)).ToDictionary(o => o.Trigger, o => o.State != MoveState.NotNow);
        foreach (var line in Lines.Skip(1))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(options[Enum.Parse<CaseTrigger>(cells[0])] == (cells[1 + (int)phase] == "M"), $"{cells[0]} from {phase}");
        }
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_move_that_is_not_of_the_phase_is_refused_without_reasons(CasePhase phase)
    {
        var file = CaseBuilder.In(phase);
        foreach (var option in file.File.MoveOptions(file.By(Staff.Ingrid)).Where(o => o.State == MoveState.NotNow))
            Assert.Null(file.Refusal(option.Trigger));
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_phase_is_reached_by_real_moves_that_replay_to_it(CasePhase phase)
    {
        var file = CaseBuilder.In(phase).File;
        var replayed = file.PhaseLines.Aggregate((CasePhase?)null, (at, line) => at == line.From ? line.To : throw new InvalidOperationException());
        Assert.Equal(phase, replayed);
    }
}
