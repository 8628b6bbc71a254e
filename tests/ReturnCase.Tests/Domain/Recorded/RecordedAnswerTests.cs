using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain.Recorded;

/// <summary>
/// Every member of the domain that others can call, asked of cases of every kind with drawn arguments: every role, days around each border, parts of the case and wrong ones. An edition that answers or refuses otherwise is found by name.
/// Verbs are tried on a reading of the past, which refuses as the case would and records nothing.
/// </summary>
public sealed class RecordedAnswerTests
{
    private const int Walks = 39;
    private const int OfCases = 6;
    private const int OfValues = 240;

    [Fact]
    public void Every_member_of_the_domain_answers_what_it_answered() => Record.Of("answers", record =>
    {
        List<CaseBuilder> cases = [FullCase.Build()];
        for (var seed = 1; seed <= Walks; seed++)
        {
            var walk = new RandomWalk(1_000 + seed, everything: true);
            walk.Run(30);
            cases.Add(walk.Case);
        }

        foreach (var members in Members().GroupBy(Name).OrderBy(members => members.Key, StringComparer.Ordinal))
        {
            var (asked, answers) = (new StringBuilder(), new StringBuilder());
            foreach (var member in members)
            {
                var asksCase = !member.IsStatic || member.GetParameters().Any(parameter => typeof(CaseFile).Assembly == parameter.ParameterType.Assembly && !parameter.ParameterType.IsEnum);
                for (var i = 0; i < (asksCase ? cases.Count * OfCases : OfValues); i++)
                    Ask(member, cases[asksCase ? i / OfCases : 0], Seed(members.Key) + i, asked, answers);
            }

            if (answers.Length > 0)
                record.Add(members.Key, Record.Print(answers.ToString()), asked.ToString());
        }
    });

    private static void Ask(MethodInfo member, CaseBuilder c, int seed, StringBuilder asked, StringBuilder answers)
    {
        var drawing = new Drawing(seed, c);
        var of = member.IsStatic ? null : drawing.Of(member.DeclaringType!, out _);
        if ((!member.IsStatic && of is null) || drawing.Arguments(member.GetParameters()) is not { } arguments)
            return;
        var with = Record.InWords ? Saying.Of(arguments) : "";
        var answer = RecordedWalkTests.Same(Saying.Of(() => member.Invoke(of, arguments)), c);
        answers.Append(answer).Append('\n');
        if (Record.InWords)
            asked.Append(RecordedWalkTests.Same(with, c)).Append(" -> ").Append(answer).Append('\n');
    }

    private static IEnumerable<MethodInfo> Members() => typeof(CaseFile).Assembly.GetTypes()
        .Where(type => (type.IsPublic || type.IsNotPublic) && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace?.StartsWith("ReturnCase.Domain", StringComparison.Ordinal) == true && !type.IsEnum && !typeof(Delegate).IsAssignableFrom(type))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => !method.IsGenericMethodDefinition && !method.DeclaringType!.IsGenericTypeDefinition && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !Inherited.Contains(method.Name)
            && (method.ReturnType != typeof(void) || method.DeclaringType == typeof(CaseFile)))
        .OrderBy(method => method.ToString(), StringComparer.Ordinal);

    private static readonly string[] Inherited = ["GetHashCode", "Equals", "ToString", "Deconstruct", "PrintMembers", "op_Equality", "op_Inequality", "<Clone>$"];

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";

    private static int Seed(string name) => int.Parse(Record.Print(name, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
