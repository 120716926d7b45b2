namespace Pulumi;

public static partial class Output
{
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Input<T1> item1, Input<T2> item2)
        => new(OutputData.Combine(
            [((Output<T1>)item1).DataTask, ((Output<T2>)item2).DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>())));

    public static Output<(T1, T2)> Tuple<T1, T2>(
        Output<T1> item1, Output<T2> item2)
        => new(OutputData.Combine(
            [item1.DataTask, item2.DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>())));

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3)
        => new(OutputData.Combine(
            [((Output<T1>)item1).DataTask, ((Output<T2>)item2).DataTask, ((Output<T3>)item3).DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>())));

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3)
        => new(OutputData.Combine(
            [item1.DataTask, item2.DataTask, item3.DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>())));

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4)
        => new(OutputData.Combine(
            [((Output<T1>)item1).DataTask, ((Output<T2>)item2).DataTask, ((Output<T3>)item3).DataTask,
             ((Output<T4>)item4).DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>())));

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
        => new(OutputData.Combine(
            [item1.DataTask, item2.DataTask, item3.DataTask,
             item4.DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>())));

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5)
        => new(OutputData.Combine(
            [((Output<T1>)item1).DataTask, ((Output<T2>)item2).DataTask, ((Output<T3>)item3).DataTask,
             ((Output<T4>)item4).DataTask, ((Output<T5>)item5).DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>(),
                    all[4].As<T5>())));

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5)
        => new(OutputData.Combine(
            [item1.DataTask, item2.DataTask, item3.DataTask,
             item4.DataTask, item5.DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>(),
                    all[4].As<T5>())));

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5, Input<T6> item6)
        => new(OutputData.Combine(
            [((Output<T1>)item1).DataTask, ((Output<T2>)item2).DataTask, ((Output<T3>)item3).DataTask,
             ((Output<T4>)item4).DataTask, ((Output<T5>)item5).DataTask, ((Output<T6>)item6).DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>(),
                    all[4].As<T5>(), all[5].As<T6>())));

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6)
        => new(OutputData.Combine(
            [item1.DataTask, item2.DataTask, item3.DataTask,
             item4.DataTask, item5.DataTask, item6.DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>(),
                    all[4].As<T5>(), all[5].As<T6>())));

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5, Input<T6> item6, Input<T7> item7)
        => new(OutputData.Combine(
            [((Output<T1>)item1).DataTask, ((Output<T2>)item2).DataTask, ((Output<T3>)item3).DataTask,
             ((Output<T4>)item4).DataTask, ((Output<T5>)item5).DataTask, ((Output<T6>)item6).DataTask,
             ((Output<T7>)item7).DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>(),
                    all[4].As<T5>(), all[5].As<T6>(), all[6].As<T7>())));

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6, Output<T7> item7)
        => new(OutputData.Combine(
            [item1.DataTask, item2.DataTask, item3.DataTask,
             item4.DataTask, item5.DataTask, item6.DataTask,
             item7.DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>(),
                    all[4].As<T5>(), all[5].As<T6>(), all[6].As<T7>())));

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8)
        => new(OutputData.Combine(
            [((Output<T1>)item1).DataTask, ((Output<T2>)item2).DataTask, ((Output<T3>)item3).DataTask,
             ((Output<T4>)item4).DataTask, ((Output<T5>)item5).DataTask, ((Output<T6>)item6).DataTask,
             ((Output<T7>)item7).DataTask, ((Output<T8>)item8).DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>(),
                    all[4].As<T5>(), all[5].As<T6>(), all[6].As<T7>(), all[7].As<T8>())));

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8)
        => new(OutputData.Combine(
            [item1.DataTask, item2.DataTask, item3.DataTask,
             item4.DataTask, item5.DataTask, item6.DataTask,
             item7.DataTask, item8.DataTask],
            all => (all[0].As<T1>(), all[1].As<T2>(), all[2].As<T3>(), all[3].As<T4>(),
                    all[4].As<T5>(), all[5].As<T6>(), all[6].As<T7>(), all[7].As<T8>())));
}
